namespace Kazva.TestKit;

/// <summary>All citizens of the tests share one address, and say the same again and again.</summary>
public static class Crowd
{
    /// <summary>Settings under which nothing of that is held. A test that is about holding gives its own after these.</summary>
    public static string[] Settings { get; } = ["--Kazva:Abuse:RepeatWithin=00:00:00", "--Kazva:Abuse:BurstFrom=0"];
}
