using System.Globalization;
using Kazva.Dashboard.Tests.Browser.Form;
using Kazva.Definition;
using Kazva.Silo.Storage;
using Kazva.TestKit;

namespace Kazva.Dashboard.Tests.Form;

/// <summary>What travels before anything is seen. The first answer of a fresh connection holds some 14 KB before the phone has to
/// say that it got them (ten segments; RFC 6928).</summary>
public sealed class FormWeightTests(SampleCity city, ITestOutputHelper output) : IClassFixture<SampleCity>
{
    private const int Most = 14 * 1024;

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Form_OfEveryCategoryInEveryLanguage_WeighsAtMost14Kilobytes(string encoding)
    {
        var weights = new List<(int Bytes, string Form)>();
        foreach (var category in city.Grid.Categories)
            foreach (var language in new[] { "bg", "en", "tr", "ro", "el" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, $"/l/{city.Code(category.Id)}?lang={language}");
                weights.Add((await Weigh(city.Server.Citizens, request, encoding), $"{category.Id}, {language}"));
            }

        var (bytes, form) = weights.Max();
        output.WriteLine($"The heaviest form by {encoding}, with its headers: {bytes.ToString(CultureInfo.InvariantCulture)} bytes ({form}).");
        bytes.ShouldBeLessThanOrEqualTo(Most);
    }

    // A kiosk is no phone in the street: there the content alone keeps to the limit.
    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Form_WithTheHeaviestEmblem_ShownAgainOrOnAKiosk_WeighsAtMost14Kilobytes(string encoding)
    {
        await using var database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        await using var server = await KazvaServer.StartAsync(database, WithHeaviestEmblem(city.Grid), settings: "--Kazva:Limits:AddressSubmissions=1000");
        var (phones, kiosks) = (new List<int>(), new List<int>());
        foreach (var category in city.Grid.Categories)
            foreach (var language in new[] { "bg", "en", "tr", "ro", "el" })
                foreach (var (query, weights) in new[] { ("", phones), ("&kiosk=1", kiosks) })
                {
                    var address = $"/l/{city.Code(category.Id)}?lang={language}{query}";
                    using var fresh = new HttpRequestMessage(HttpMethod.Get, address);
                    weights.Add(await Weigh(server.Citizens, fresh, encoding, withHeaders: query.Length == 0));
                    using var content = new FormUrlEncodedContent([new("comment", "Тук е тъмно.")]);
                    using var again = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
                    weights.Add(await Weigh(server.Citizens, again, encoding, withHeaders: query.Length == 0));
                }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"With the heaviest emblem, by {encoding}: {phones.Max()} bytes with headers, {kiosks.Max()} bytes without them on a kiosk."));
        phones.Max().ShouldBeLessThanOrEqualTo(Most);
        kiosks.Max().ShouldBeLessThanOrEqualTo(Most);
    }

    /// <summary>A picture as large as it may be, which cannot be made smaller.</summary>
    private static Grid WithHeaviestEmblem(Grid grid)
    {
        var picture = new byte[Emblem.MostBytes];
        new Random(1).NextBytes(picture);
        return grid with { Organisation = grid.Organisation with { Emblem = new("image/png", Convert.ToBase64String(picture)) } };
    }

    /// <summary>The bytes of an answer.</summary>
    private static async Task<int> Weigh(HttpClient citizen, HttpRequestMessage request, string encoding, bool withHeaders = true)
    {
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        using var response = await citizen.SendAsync(request);
        response.Content.Headers.ContentEncoding.ShouldBe([encoding]);
        var headers = response.Headers.Concat(response.Content.Headers).Sum(h => h.Key.Length + 4 + h.Value.Sum(v => v.Length));
        return (await response.Content.ReadAsByteArrayAsync()).Length + (withHeaders ? headers : 0);
    }
}
