using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace Kazva.TestKit;

/// <summary>A file system of a few megabytes that can be filled up. Mounting one takes rights that not everybody has.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly TempFolder _folder = new();

    private SmallDisk() { }

    /// <summary>The folder it is mounted at.</summary>
    public string Path => _folder.Path;

    private string Ballast => _folder.File("ballast");

    /// <summary>Mounts one; skips the test, and says why, where that is not allowed.</summary>
    public static SmallDisk Mount(int megabytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Mounting a small disk is done on Linux only.");
        var disk = new SmallDisk();
        var problem = Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.Path);
        if (problem is null) return disk;
        disk._folder.Dispose();
        Assert.Skip($"A small disk cannot be mounted here: {problem}.");
        throw new UnreachableException();
    }

    /// <summary>Fills it up but for some room.</summary>
    public void Fill(int leaveKilobytes)
    {
        var room = new DriveInfo(Path).AvailableFreeSpace - (leaveKilobytes * 1024L);
        File.WriteAllBytes(Ballast, new byte[Math.Max(0, room)]);
    }

    /// <summary>Takes away again what <see cref="Fill"/> put there.</summary>
    public void MakeRoom() => File.Delete(Ballast);

    /// <inheritdoc/>
    public void Dispose()
    {
        Run("umount", "--lazy", Path);
        _folder.Dispose();
    }

    private static string? Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : errors.Trim();
        }
        catch (Win32Exception e)
        {
            return e.Message;
        }
    }
}
