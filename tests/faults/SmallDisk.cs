using System.Diagnostics;
using Kazva.TestKit;

namespace Kazva.Faults.Tests;

/// <summary>A disk of a few megabytes, to fill. Needs the right to mount; tests are skipped where there is none.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TempFolder _folder = new();

    private SmallDisk() => Path = _folder.File("disk");

    /// <summary>Where it is mounted.</summary>
    public string Path { get; }

    private string Filling => System.IO.Path.Combine(Path, "filling");

    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        var disk = new SmallDisk();
        Directory.CreateDirectory(disk.Path);
        var (exit, output) = await Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.Path);
        if (exit != 0)
        {
            disk._folder.Dispose();
            Assert.Skip($"Needs the right to mount a small disk: {output.Trim()}");
        }
        return disk;
    }

    /// <summary>Writes until there is no room for another byte.</summary>
    public async Task FillAsync()
    {
        await using var file = new FileStream(Filling, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            for (var block = new byte[4096]; ;) await file.WriteAsync(block);
        }
        catch (IOException)
        {
            // Full, as intended.
        }
    }

    /// <summary>Makes room again.</summary>
    public Task EmptyAsync()
    {
        File.Delete(Filling);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        using var unmount = Process.Start("umount", ["-l", Path]);
        unmount.WaitForExit();
        _folder.Dispose();
    }

    private static async Task<(int Exit, string Output)> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        var output = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
