using Kazva.Silo.Storage;
using Kazva.Submissions;
using Kazva.TestKit;

namespace Kazva.Silo.Tests.Storage.Sqlite;

/// <summary>Somebody removes the database file while it is open: it would go on taking writes.</summary>
public sealed class SqliteRemovedTests() : StorageContract(StorageKind.Sqlite)
{
    [Fact]
    public async Task File_ThatWasDeleted_AcceptsNothingMoreAndIsNotMadeAnew()
    {
        await Process.Log.AppendAsync(Sample.Submission(n: 1));
        await Process.TailAsync("K7Q2MD");

        foreach (var file in Files(Options.Data)) File.Delete(file);

        for (var attempt = 0; attempt < 2; attempt++)
        {
            (await Process.Health.CheckAsync()).IsHealthy.ShouldBeFalse();
            await Should.ThrowAsync<StorageUnavailableException>(() => Process.Log.AppendAsync(Sample.Submission(n: 2)));
            await Should.ThrowAsync<StorageUnavailableException>(() => Process.TailAsync("K7Q2MD"));
            await Should.ThrowAsync<StorageUnavailableException>(() => Process.AllAsync());
        }
        Files(Options.Data).ShouldBeEmpty();
    }

    [Fact]
    public async Task File_ThatWasMovedAwayAndBack_IsUsedAgainWithAllThatWasAccepted()
    {
        using var elsewhere = new TempFolder();
        await Process.Log.AppendAsync(Sample.Submission(n: 1));
        await Process.TailAsync("K7Q2MD");

        Move(Options.Data, elsewhere.Path);
        await Should.ThrowAsync<StorageUnavailableException>(() => Process.Log.AppendAsync(Sample.Submission(n: 2)));
        (await Process.Health.CheckAsync()).IsHealthy.ShouldBeFalse();
        Move(elsewhere.Path, Options.Data);

        (await Process.Health.CheckAsync()).IsHealthy.ShouldBeTrue();
        (await Process.Log.AppendAsync(Sample.Submission(n: 2))).Outcome.ShouldBe(AppendOutcome.Committed);
        (await Process.AllAsync()).Select(s => s.Number).ShouldBe([1, 2]);
        (await Process.TailAsync("K7Q2MD")).Head.ShouldBe(2);
    }

    private static string[] Files(string folder) => Directory.GetFiles(folder, "kazva.db*");

    private static void Move(string from, string to)
    {
        foreach (var file in Files(from)) File.Move(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
