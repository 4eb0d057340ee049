using Kazva.Silo.Storage.Serving;
using Kazva.TestKit;

namespace Kazva.Silo.Tests.Storage.Serving;

public sealed class DataFolderLockTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task Folder_ThatIsServed_IsRefusedWithItsOwner()
    {
        await using var held = DataFolderLock.Take(_folder.File("data"), _clock);

        var refusal = Should.Throw<StorageInUseException>(() => DataFolderLock.Take(_folder.File("data"), _clock));

        refusal.Message.ShouldContain(_folder.File("data"));
        refusal.Message.ShouldContain($"process {Environment.ProcessId}");
        refusal.Message.ShouldContain("since 2026-05-04 12:00:00 UTC");
    }

    [Fact]
    public async Task Folder_ThatWasServed_CanBeServedAgain()
    {
        await DataFolderLock.Take(_folder.Path, _clock).DisposeAsync();
        await DataFolderLock.Take(_folder.Path, _clock).DisposeAsync();
    }

    [Fact]
    public void LockFile_ThatCannotBeOpened_IsNotSaidToBeInUse()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links take rights there.");
        File.CreateSymbolicLink(_folder.File("kazva.lock"), _folder.File("kazva.lock"));

        Should.Throw<IOException>(() => DataFolderLock.Take(_folder.Path, _clock)).Message.ShouldContain("kazva.lock");
    }

    public void Dispose() => _folder.Dispose();
}
