namespace Kazva.Contracts.Tests;

/// <summary>In a rolling upgrade two versions run side by side, and the new one reads what the old one stored.</summary>
public sealed class WireContractTests
{
    private const string Manifest = "contracts.txt";

    [Fact]
    public void Contract_OfTheLastRelease_StillHolds()
    {
        var broken = ContractFile.Write == "anew" ? [] : WireContract.Broken(ContractFile.Read(Manifest), WireContract.Today).ToList();
        broken.ShouldBeEmpty(
            "The last release writes and reads these, and runs beside this one in a rolling upgrade. Leave what was as it was: give a new "
            + "member the next free [Id], a new method, type or value a new alias or number, and let the old one stand until no running "
            + $"version uses it. Only then take its line out of {Manifest} by hand.");
        if (ContractFile.Write is not null) ContractFile.Save(Manifest, "The wire contract", WireContract.Today);
    }

    [Theory]
    [InlineData("a member 0: String", "a member 0: Int32", "a member 0 was String, and is Int32.")]
    [InlineData("a member 0: String", "a member 1: String", "a member 0 was String, and is gone.")]
    [InlineData("a: object", "b: object", "a was object, and is gone.")]
    [InlineData("a method m: () returns Task", "a method m: (Int32) returns Task", "a method m was () returns Task, and is (Int32) returns Task.")]
    public void Contract_Changed_IsSaid(string before, string after, string said) =>
        WireContract.Broken([before], [after]).ShouldBe([said]);

    [Fact]
    public void Contract_AddedTo_Holds() =>
        WireContract.Broken(["a: object", "a member 0: String"], ["a: object", "a member 0: String", "a member 1: b", "b: object"]).ShouldBeEmpty();

    [Fact]
    public void Contract_OfToday_KnowsTypesMembersValuesAndMethods()
    {
        string[] lines =
        [
            "kazva.answer: object", "kazva.answer member 1: ImmutableArray<String>", "kazva.level value 0: Location",
            "kazva.submission member 5: DateTimeOffset?", "kazva.location: interface",
            "kazva.location method submit: (kazva.submission) returns Task<kazva.receipt>",
            "kazva.feed-observer method changes: one-way (kazva.feed-batch) returns Task",
            "kazva.settlement: interface that is kazva.area", "kazva.location-snapshot member 1: kazva.windows", "kazva.storage-unavailable: exception",
        ];
        lines.Except(WireContract.Today, StringComparer.Ordinal).ShouldBeEmpty();
    }
}
