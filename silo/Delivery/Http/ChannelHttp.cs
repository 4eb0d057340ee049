using System.Net;
using System.Text;
using Kazva.Alarms.Delivery;

namespace Kazva.Silo.Delivery.Http;

/// <summary>
/// Posts messages. A receiver that hangs is cut off, its answer is read to a limit, and it redirects a few times at most, never to a private address
/// unless that is allowed: else whoever can make a receiver answer could make this server call what only it can reach.
/// </summary>
internal sealed class ChannelHttp : IDisposable
{
    private const int MostRedirects = 3;
    private const int LongestAnswer = 4_096;

    private readonly DeliverySettings _settings;
    private readonly ChannelSecrets _secrets;
    private readonly TimeProvider _time;
    private readonly HttpClient _direct;
    private readonly HttpClient _redirected;

    public ChannelHttp(DeliverySettings settings, ChannelSecrets secrets, TimeProvider time)
    {
        (_settings, _secrets, _time) = (settings, secrets, time);
        _direct = Client(new SocketsHttpHandler());
        // Connections of its own, or one that was made without a check would be used again; and no proxy, which would connect unchecked.
        _redirected = settings.AllowPrivateRedirects
            ? _direct
            : Client(new SocketsHttpHandler { ConnectCallback = GuardedConnect.ToPublic, UseProxy = false });
    }

    /// <summary>How long an attempt may take, with all its redirects.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Posts JSON, once.</summary>
    public async Task<HttpResult> Post(HttpPost post, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeLimit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await Follow(post, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return HttpResult.Failed($"No answer within {TimeLimit.TotalSeconds:0.#} s.");
        }
        catch (HttpRequestException exception) when (exception.InnerException is PrivateAddressException refused)
        {
            return HttpResult.Refused($"It redirects to a private address, {_secrets.Redact(refused.Message)} Kazva:Channels:AllowPrivateRedirects would allow it.");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return HttpResult.Failed(_secrets.Redact(exception.Message));
        }
    }

    public void Dispose()
    {
        _direct.Dispose();
        _redirected.Dispose();
    }

    private async Task<HttpResult> Follow(HttpPost post, CancellationToken cancellationToken)
    {
        var address = post.Address;
        for (var redirects = 0; ; redirects++)
        {
            using var request = Request(post, address);
            using var answer = await (redirects == 0 ? _direct : _redirected).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!IsRedirect(answer.StatusCode)) return await Result(answer, cancellationToken);
            if (!post.FollowsRedirects) return HttpResult.Refused($"{(int)answer.StatusCode}: it redirects, which is not followed.");
            if (redirects == MostRedirects) return HttpResult.Refused($"It redirects more than {MostRedirects} times.");
            if (answer.Headers.Location is not { } location || !Uri.TryCreate(address, location, out var next) || !MayFollow(address, next))
                return HttpResult.Refused($"{(int)answer.StatusCode}: it redirects to no address that may be followed.");
            address = next;
        }
    }

    private static bool MayFollow(Uri from, Uri to) => to.Scheme == Uri.UriSchemeHttps || (to.Scheme == Uri.UriSchemeHttp && from.Scheme == Uri.UriSchemeHttp);

    private static HttpRequestMessage Request(HttpPost post, Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(post.Body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
        foreach (var (name, value) in post.Headers) request.Headers.TryAddWithoutValidation(name, value);
        // What signs in at one server is not for another.
        if (post.Bearer is { } bearer && address.Authority == post.Address.Authority && address.Scheme == post.Address.Scheme)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {bearer}");
        return request;
    }

    private async Task<HttpResult> Result(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var status = (int)answer.StatusCode;
        if (answer.IsSuccessStatusCode) return new HttpResult(new SendResult(SendOutcome.Delivered, $"{status}"), "");
        var body = await Begin(answer, cancellationToken);
        var detail = OneLine(_secrets.Redact($"{status} {answer.ReasonPhrase}: {body}"));
        var comesBack = status >= 500 || answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or (HttpStatusCode)425;
        return new HttpResult(new SendResult(comesBack ? SendOutcome.Failed : SendOutcome.Refused, detail, RetryAfter(answer)), body);
    }

    private TimeSpan? RetryAfter(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - _time.GetUtcNow(),
        _ => null,
    };

    private static async Task<string> Begin(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestAnswer];
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }

    /// <summary>Short and in one line, for the delivery log.</summary>
    private static string OneLine(string text)
    {
        const int Longest = 200;
        var line = string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)).Trim(' ', ':');
        return line.Length <= Longest ? line : line[..Longest] + "…";
    }

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static HttpClient Client(SocketsHttpHandler handler)
    {
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        handler.ConnectTimeout = TimeSpan.FromSeconds(5);
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
        handler.MaxResponseHeadersLength = 32;
        // An address may hold a secret, and a trace would hold the address.
        handler.ActivityHeadersPropagator = null;
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }
}

/// <summary>What is posted, and where.</summary>
/// <param name="Bearer">A token that signs in at the address, or null.</param>
/// <param name="FollowsRedirects">Whether redirects are followed, with the method and the body kept.</param>
internal sealed record HttpPost(Uri Address, byte[] Body, IReadOnlyList<(string Name, string Value)> Headers, string? Bearer = null, bool FollowsRedirects = true);

/// <summary>What became of it.</summary>
/// <param name="Body">The beginning of the answer, of one that was no success.</param>
internal sealed record HttpResult(SendResult Result, string Body)
{
    public static HttpResult Failed(string detail) => new(new SendResult(SendOutcome.Failed, detail), "");

    public static HttpResult Refused(string detail) => new(new SendResult(SendOutcome.Refused, detail), "");
}
