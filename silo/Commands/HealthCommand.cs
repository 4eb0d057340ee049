using System.CommandLine;

namespace Kazva.Silo.Commands;

/// <summary><c>kazva health URL</c>: asks a process whether it is ready, for those who watch it and have no other program to ask with.</summary>
internal static class HealthCommand
{
    /// <summary>The exit code when it is not.</summary>
    public const int NotReady = 1;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly Argument<Uri> Url = new("URL")
    {
        Description = "The address of the process, such as http://localhost:5000; its /health/ready is asked unless a path is given.",
        CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : Wrong(result),
    };

    public static Command Create()
    {
        var command = new Command("health", "Asks whether a process is ready: exit code 0 if it is, 1 if not.") { Url };
        command.SetAction((parsed, cancellationToken) => Run(parsed.GetValue(Url)!, cancellationToken));
        return command;
    }

    private static async Task<int> Run(Uri url, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(url.AbsolutePath == "/" ? new Uri(url, "/health/ready") : url, cancellationToken);
            Console.WriteLine(await answer.Content.ReadAsStringAsync(cancellationToken));
            return answer.IsSuccessStatusCode ? 0 : NotReady;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"kazva: {url} does not answer: {exception.Message}");
            return NotReady;
        }
    }

    private static Uri? Wrong(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"'{result.Tokens[0].Value}' is not an address such as http://localhost:5000.");
        return null;
    }
}
