using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Postgres;
using Npgsql;

namespace Kazva.Silo.Tests.Storage.Postgres;

public sealed class PostgresConnectionStringTests
{
    [Theory]
    [InlineData("Host=localhost", 16, 2)]
    [InlineData("Host=localhost;Maximum Pool Size=40", 40, 2)]
    [InlineData("Host=localhost;MaxPoolSize=100", 100, 2)]
    [InlineData("Host=localhost;Minimum Pool Size=20", 20, 2)]
    public void Pools_OfReadsAndCommits_AreSmallUnlessTheAdministratorSaysOtherwise(string given, int reads, int commits)
    {
        var options = new StorageOptions { Storage = StorageKind.Postgres, Postgres = given };

        new NpgsqlConnectionStringBuilder(PostgresConnectionString.For(options)).MaxPoolSize.ShouldBe(reads);
        var committers = new NpgsqlConnectionStringBuilder(PostgresConnectionString.ForCommits(options));
        committers.MaxPoolSize.ShouldBe(commits);
        committers.MinPoolSize.ShouldBeLessThanOrEqualTo(commits);
    }

    [Fact]
    public void Password_OfItsOwn_IsPutIn()
    {
        var options = new StorageOptions { Storage = StorageKind.Postgres, Postgres = "Host=db;Password=old", PostgresPassword = "a;b='c\"" };

        foreach (var made in new[] { PostgresConnectionString.For(options), PostgresConnectionString.ForCommits(options) })
            new NpgsqlConnectionStringBuilder(made).Password.ShouldBe("a;b='c\"");
        PostgresConnectionString.IsReadable(options).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Host=localhost", "lock_timeout=5000 ")]
    [InlineData("Host=localhost;Command Timeout=3", "lock_timeout=1500 ")]
    [InlineData("Host=localhost;Command Timeout=0", "lock_timeout=6000 ")]
    public void Locks_OfCommits_AreWaitedForNoLongerThanTheCommandIs(string given, string expected)
    {
        var options = new StorageOptions { Storage = StorageKind.Postgres, Postgres = given };

        new NpgsqlConnectionStringBuilder(PostgresConnectionString.ForCommits(options)).Options.ShouldNotBeNull().ShouldContain(expected);
        new NpgsqlConnectionStringBuilder(PostgresConnectionString.For(options)).Options.ShouldNotBeNull().ShouldNotContain("lock_timeout");
    }

    [Theory]
    [InlineData("Host=localhost", 5, 10)]
    [InlineData("Host=localhost;Timeout=15;CommandTimeout=30", 15, 30)]
    public void Patience_OfTheAdministrator_IsKept(string given, int connecting, int commanding)
    {
        var made = new NpgsqlConnectionStringBuilder(
            PostgresConnectionString.For(new StorageOptions { Storage = StorageKind.Postgres, Postgres = given }));

        (made.Timeout, made.CommandTimeout).ShouldBe((connecting, commanding));
    }
}
