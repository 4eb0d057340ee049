using System.Globalization;
using Kazva.Dashboard.Tests.Browser.Form;

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
                request.Headers.AcceptEncoding.ParseAdd(encoding);
                using var response = await city.Server.Citizens.SendAsync(request);
                response.Content.Headers.ContentEncoding.ShouldBe([encoding]);
                var headers = response.Headers.Concat(response.Content.Headers).Sum(h => h.Key.Length + 4 + h.Value.Sum(v => v.Length));
                weights.Add(((await response.Content.ReadAsByteArrayAsync()).Length + headers, $"{category.Id}, {language}"));
            }

        var (bytes, form) = weights.Max();
        output.WriteLine($"The heaviest form by {encoding}, with its headers: {bytes.ToString(CultureInfo.InvariantCulture)} bytes ({form}).");
        bytes.ShouldBeLessThanOrEqualTo(Most);
    }
}
