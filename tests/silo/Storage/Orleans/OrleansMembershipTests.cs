using System.Data;
using System.Globalization;

namespace Kazva.Silo.Tests.Storage.Orleans;

public sealed class OrleansMembershipTests : OrleansContract
{
    private const int Joining = 2;
    private const int Active = 3;
    private const int Dead = 6;
    private const string Cluster = "kazva";
    private static readonly DateTime Noon = Sample.Noon.UtcDateTime;

    [Fact]
    public async Task Version_OfCluster_IsMadeOnceAndStandsAlone()
    {
        (await Orleans.AskAsync("InsertMembershipVersionKey", ("DeploymentId", Cluster))).ShouldBeTrue();
        (await Orleans.AskAsync("InsertMembershipVersionKey", ("DeploymentId", Cluster))).ShouldBeFalse();

        (await AllAsync()).ShouldBe([new Row(null, 0)]);
    }

    [Fact]
    public async Task Silo_OfCluster_IsReadAsItWasAdded()
    {
        await StartAsync();
        (await AddAsync(1, version: 0)).ShouldBeTrue();

        var row = (await Orleans.ReadAsync("MembershipReadRowKey", r => (
            r["Address"], r["Port"], r["Generation"], r["SiloName"], r["HostName"], r["Status"], r["ProxyPort"], r["SuspectTimes"],
            r.GetDateTime(r.GetOrdinal("StartTime")), r.GetDateTime(r.GetOrdinal("IAmAliveTime")), r["Version"]), Silo(1))).ShouldHaveSingleItem();

        row.ShouldBe(("10.0.0.1", 1, 77, "silo 1", "host", Joining, 30_001, DBNull.Value, Noon, Noon, 1));
    }

    [Fact]
    public async Task Silo_ThatIsNotThere_IsReadAsTheVersionAlone()
    {
        await StartAsync();
        await AddAsync(1, version: 0);

        (await RowsAsync("MembershipReadRowKey", Silo(2))).ShouldBe([new Row(null, 1)]);
    }

    [Fact]
    public async Task Insert_WithStaleVersionOrOfASiloThatIsThere_WritesNothing()
    {
        await StartAsync();
        await AddAsync(1, version: 0);

        (await AddAsync(2, version: 0)).ShouldBeFalse();
        (await AddAsync(1, version: 1)).ShouldBeFalse();

        (await AllAsync()).ShouldBe([new Row(1, 1)]);
    }

    [Fact]
    public async Task Inserts_FromOneVersionAtOnce_SucceedOnce()
    {
        await StartAsync();

        var added = await Task.WhenAll(Enumerable.Range(1, 8).Select(port => Task.Run(() => AddAsync(port, version: 0))));

        added.Count(yes => yes).ShouldBe(1);
        (await AllAsync()).ShouldHaveSingleItem().Version.ShouldBe(1);
    }

    [Fact]
    public async Task Update_WithStaleVersionOrOfASiloThatIsNotThere_WritesNothing()
    {
        await StartAsync();
        await AddAsync(1, version: 0);

        (await ChangeAsync(1, Active, version: 0)).ShouldBeFalse();
        (await ChangeAsync(2, Active, version: 1)).ShouldBeFalse();

        (await AllAsync()).ShouldBe([new Row(1, 1, Joining)]);
        (await ChangeAsync(1, Dead, version: 1, suspected: "S10.0.0.2:2:77,2026-05-04")).ShouldBeTrue();
        (await AllAsync()).ShouldBe([new Row(1, 2, Dead, "S10.0.0.2:2:77,2026-05-04")]);
    }

    [Fact]
    public async Task AliveTime_OfSilo_IsChangedWithoutTheVersion()
    {
        await StartAsync();
        await AddAsync(1, version: 0);

        await Orleans.ReadAsync("UpdateIAmAlivetimeKey", _ => 0, [.. Silo(1), ("IAmAliveTime", Noon.AddMinutes(1))]);

        (await Orleans.ReadAsync("MembershipReadAllKey", r => (r.GetDateTime(r.GetOrdinal("IAmAliveTime")), r["Version"]), ("DeploymentId", Cluster)))
            .ShouldBe([(Noon.AddMinutes(1), 1)]);
    }

    [Fact]
    public async Task Gateways_OfCluster_AreItsActiveSilosWithAProxyPort()
    {
        await StartAsync();
        await AddAsync(1, version: 0, status: Active);
        await AddAsync(2, version: 1, status: Active, proxyPort: 0);
        await AddAsync(3, version: 2, status: Joining);
        await StartAsync("another");
        await AddAsync(4, version: 0, status: Active, cluster: "another");

        (await Orleans.ReadAsync("GatewaysQueryKey", r => (r["Address"], r["ProxyPort"], r["Generation"]), ("DeploymentId", Cluster), ("Status", Active)))
            .ShouldBe([("10.0.0.1", 30_001, 77)]);
    }

    [Fact]
    public async Task CleanUp_OfCluster_RemovesOnlyTheDeadFromBefore()
    {
        await StartAsync();
        await AddAsync(1, version: 0, status: Dead, alive: Noon.AddMinutes(-1));
        await AddAsync(2, version: 1, status: Dead, alive: Noon);
        await AddAsync(3, version: 2, status: Active, alive: Noon.AddDays(-9));
        await AddAsync(4, version: 3, status: Joining, alive: Noon.AddDays(-9));
        await StartAsync("another");
        await AddAsync(5, version: 0, status: Dead, alive: Noon.AddDays(-9), cluster: "another");

        await Orleans.ReadAsync("CleanupDefunctSiloEntriesKey", _ => 0, ("DeploymentId", Cluster), ("IAmAliveTime", Noon));

        (await AllAsync()).Select(row => row.Port).ShouldBe([2, 3, 4]);
        (await AllAsync("another")).Select(row => row.Port).ShouldBe([5]);
    }

    [Fact]
    public async Task Cluster_ThatIsDeleted_TakesItsSilosAndNoOthers()
    {
        await StartAsync();
        await AddAsync(1, version: 0);
        await StartAsync("another");
        await AddAsync(2, version: 0, cluster: "another");

        await Orleans.ReadAsync("DeleteMembershipTableEntriesKey", _ => 0, ("DeploymentId", Cluster));

        (await AllAsync()).ShouldBeEmpty();
        (await AllAsync("another")).ShouldBe([new Row(2, 1)]);
    }

    private Task<bool> StartAsync(string cluster = Cluster) => Orleans.AskAsync("InsertMembershipVersionKey", ("DeploymentId", cluster));

    private Task<bool> AddAsync(int port, int version, int status = Joining, int? proxyPort = null, DateTime? alive = null, string cluster = Cluster) =>
        Orleans.AskAsync("InsertMembershipKey",
        [
            .. Silo(port, cluster), ("IAmAliveTime", alive ?? Noon), ("SiloName", $"silo {port}"), ("HostName", "host"), ("StartTime", Noon),
            ("Status", status), ("ProxyPort", proxyPort ?? 30_000 + port), ("Version", version),
        ]);

    private Task<bool> ChangeAsync(int port, int status, int version, string? suspected = null) => Orleans.AskAsync("UpdateMembershipKey",
    [
        .. Silo(port), ("IAmAliveTime", Noon), ("Status", status), ("SuspectTimes", suspected ?? (object)new OrleansStatements.Null(DbType.String)),
        ("Version", version),
    ]);

    private async Task<List<Row>> AllAsync(string cluster = Cluster) =>
        [.. (await RowsAsync("MembershipReadAllKey", ("DeploymentId", cluster))).OrderBy(row => row.Port)];

    private Task<List<Row>> RowsAsync(string key, params (string Name, object? Value)[] parameters) => Orleans.ReadAsync(key, row => new Row(
        row["Port"] as int?, Convert.ToInt32(row["Version"], CultureInfo.InvariantCulture), row["Status"] as int?, row["SuspectTimes"] as string), parameters);

    private static (string Name, object? Value)[] Silo(int port, string cluster = Cluster) =>
        [("DeploymentId", cluster), ("Address", $"10.0.0.{port}"), ("Port", port), ("Generation", 77)];

    private sealed record Row(int? Port, int Version, int? Status, string? Suspected)
    {
        public Row(int? port, int version) : this(port, version, port is null ? null : Joining, null) { }

        public Row(int? port, int version, int status) : this(port, version, status, null) { }
    }
}
