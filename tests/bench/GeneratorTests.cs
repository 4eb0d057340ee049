using System.Net;
using System.Net.Sockets;
using System.Text;
using Kazva.Bench.Load;
using Kazva.Bench.Subjects;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Kazva.Bench.Tests;

public sealed class GeneratorTests
{
    private static readonly RequestMix Mix = RequestMix.Submissions(Grids.Sample(), [.. Grids.Sample().Locations.Select(location => location.Code)]);

    [Fact]
    public async Task OpenLoop_ServerThatStands_CountsTheWaitFromTheDueTime()
    {
        // The first request is held up for most of the time.
        var (stands, requests) = (TimeSpan.FromMilliseconds(400), 0);
        await using var server = await Server.StartAsync(async context =>
        {
            if (Interlocked.Increment(ref requests) == 1) await Task.Delay(stands);
            context.Response.StatusCode = 202;
        });
        using var generator = await Generator.OpenAsync(server.Address, Mix, connections: 1);

        var result = await generator.AtRateAsync(200, TimeSpan.Zero, TimeSpan.FromMilliseconds(600));

        // On one connection two thirds are due while the first is held up, and wait in the generator for a fifth of a second on average; one that
        // waited for answers would have sent them late and seen one slow answer.
        result.Accepted.ShouldBeGreaterThan(60);
        result.Times.At(0.5).ShouldBeGreaterThan(40);
        result.RefusedInAll.ShouldBe(0);
    }

    [Fact]
    public async Task Saturate_ServerThatRefuses_TellsByWhat()
    {
        await using var server = await Server.StartAsync(context =>
        {
            context.Response.StatusCode = 429;
            return Task.CompletedTask;
        });
        using var generator = await Generator.OpenAsync(server.Address, Mix, connections: 2);

        var result = await generator.SaturateAsync(TimeSpan.Zero, TimeSpan.FromMilliseconds(100));

        result.Accepted.ShouldBe(0);
        result.Refused.Keys.ShouldBe([429]);
        result.Refused[429].ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Requests_AreSubmissionsThatDifferInId()
    {
        var (ids, bodies) = (new HashSet<string>(StringComparer.Ordinal), new List<string>());
        await using var server = await Server.StartAsync(async context =>
        {
            var body = await context.Request.ReadFromJsonAsync<Dictionary<string, object>>();
            lock (ids)
            {
                ids.Add(body!["submissionId"].ToString()!);
                bodies.Add(context.Request.Headers["X-Forwarded-For"]!);
            }
            context.Response.StatusCode = 202;
        });
        using var generator = await Generator.OpenAsync(server.Address, Mix, connections: 4);

        var result = await generator.SaturateAsync(TimeSpan.Zero, TimeSpan.FromMilliseconds(200));

        ids.Count.ShouldBe((int)result.Accepted);
        ids.ShouldAllBe(id => Guid.Parse(id).Version == 4);
        bodies.ShouldAllBe(address => IPAddress.Parse(address).AddressFamily == AddressFamily.InterNetwork);
    }

    [Theory]
    [InlineData("HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\n{}", 202)]
    [InlineData("HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\n{", 0)]
    [InlineData("HTTP/1.1 202 Accepted\r\nDate: x\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", 202)]
    [InlineData("HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n", 0)]
    [InlineData("HTTP/1.1 204 No Content\r\nDate: x\r\n\r\n", 204)]
    [InlineData("HTTP/1.1 503 Service", 0)]
    public void HttpAnswer_IsKnownWhenItIsWhole(string received, int status) =>
        HttpAnswer.Status(Encoding.ASCII.GetBytes(received)).ShouldBe(status);

    private sealed class Server(WebApplication app) : IAsyncDisposable
    {
        public EndPoint Address => new IPEndPoint(IPAddress.Loopback, new Uri(app.Urls.Single()).Port);

        public static async Task<Server> StartAsync(RequestDelegate answer)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            var app = builder.Build();
            app.Urls.Add("http://127.0.0.1:0");
            app.Run(answer);
            await app.StartAsync();
            return new Server(app);
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
