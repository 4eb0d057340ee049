using Kazva.Silo.Hosting;
using Kazva.Silo.Storage;
using Microsoft.Extensions.Configuration;

namespace Kazva.Silo.Tests.Storage;

public sealed class StorageOptionsTests
{
    [Fact]
    public void Password_AsASettingOfItsOwn_IsKnownAndRead()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Kazva:Storage"] = "Postgres",
            ["Kazva:Postgres"] = "Host=db;Database=kazva;Username=kazva",
            ["Kazva:PostgresPassword"] = "secret",
        }).Build();

        KnownSettings.Check(configuration);

        StorageOptions.From(configuration).PostgresPassword.ShouldBe("secret");
    }
}
