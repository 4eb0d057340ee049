using Kazva.Silo.Hosting;
using Kazva.Silo.Storage.Migrations;
using Kazva.Silo.Storage.Serving;
using Kazva.Submissions;
using Microsoft.Extensions.Options;

namespace Kazva.Silo.Commands;

/// <summary>What a user can put right is said in a line, without a stack trace; everything else is a defect and shows itself.</summary>
internal static class Failure
{
    /// <summary>The exit code of a command that could not do its work.</summary>
    public const int ExitCode = 2;

    public static async Task<int> Told(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception exception) when (exception is SettingsException or OptionsValidationException or ListenerException or FormatException
            or DatabaseTooNewException or StorageInUseException or StorageUnavailableException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"kazva: {exception.Message}");
            return ExitCode;
        }
    }
}
