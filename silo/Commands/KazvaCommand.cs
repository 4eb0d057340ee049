using System.CommandLine;

namespace Kazva.Silo.Commands;

/// <summary>The program's command line.</summary>
internal static class KazvaCommand
{
    public static RootCommand Create()
    {
        var root = new RootCommand("Kazva: what citizens say of a place, seen as they say it. Without a command it serves.")
        {
            ServeCommand.Create(),
            DemoCommand.Create(),
            ImportCommand.Create(),
            VerifyCommand.Create(),
            ExportCommand.Create(),
        };
        root.Options.Add(Settings.Data);
        root.Options.Add(Settings.Urls);
        root.Options.Add(Settings.StaffUrl);
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction(ServeCommand.Run);
        return root;
    }
}
