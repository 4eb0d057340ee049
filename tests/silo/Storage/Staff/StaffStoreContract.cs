using System.Xml.Linq;
using Kazva.Dashboard.Accounts;
using Kazva.Silo.Storage;

namespace Kazva.Silo.Tests.Storage.Staff;

public abstract class StaffStoreContract(StorageKind kind) : StorageContract(kind)
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, 123, TimeSpan.Zero);

    [Fact]
    public async Task Accounts_Added_AreLoadedByOrganisationAndName()
    {
        (await Process.Staff.AddAsync(Of("b", "ana@example.org"))).ShouldBeTrue();
        (await Process.Staff.AddAsync(Of("a", "петър"))).ShouldBeTrue();
        (await Process.Staff.AddAsync(Of("a", "maria"))).ShouldBeTrue();

        (await Another().Staff.LoadAllAsync()).ShouldBe([Of("a", "maria"), Of("a", "петър"), Of("b", "ana@example.org")]);
    }

    [Fact]
    public async Task Name_AddedTwice_IsRefusedInAnyOrganisation()
    {
        await Process.Staff.AddAsync(Of("a", "ana"));

        (await Process.Staff.AddAsync(Of("a", "ana", "other"))).ShouldBeFalse();
        (await Another().Staff.AddAsync(Of("b", "ana", "other"))).ShouldBeFalse();

        (await Process.Staff.LoadAllAsync()).ShouldBe([Of("a", "ana")]);
    }

    [Fact]
    public async Task Password_Changed_ChangesNothingElse()
    {
        await Process.Staff.AddAsync(Of("a", "ana"));
        await Process.Staff.AddAsync(Of("a", "ben"));

        (await Process.Staff.SetPasswordAsync("ana", "other")).ShouldBeTrue();
        (await Process.Staff.SetPasswordAsync("nobody", "other")).ShouldBeFalse();

        (await Another().Staff.LoadAllAsync()).ShouldBe([Of("a", "ana", "other"), Of("a", "ben")]);
    }

    [Fact]
    public async Task Account_Removed_IsGoneAndItsNameIsFree()
    {
        await Process.Staff.AddAsync(Of("a", "ana"));
        await Process.Staff.AddAsync(Of("a", "ben"));

        (await Process.Staff.RemoveAsync("ana")).ShouldBeTrue();
        (await Process.Staff.RemoveAsync("ana")).ShouldBeFalse();

        (await Another().Staff.LoadAllAsync()).ShouldBe([Of("a", "ben")]);
        (await Process.Staff.AddAsync(Of("b", "ana"))).ShouldBeTrue();
    }

    [Fact]
    public void Keys_StoredByOneProcess_AreReadByAnother()
    {
        Process.Keys.StoreElement(new XElement("key", new XAttribute("id", "1"), "тайна"), "key-1");
        Another().Keys.StoreElement(new XElement("key", new XAttribute("id", "2")), "key-2");

        Process.Keys.GetAllElements().Select(key => key.ToString(SaveOptions.DisableFormatting))
            .ShouldBe(["<key id=\"1\">тайна</key>", "<key id=\"2\" />"]);
    }

    private static StaffAccount Of(string organisation, string name, string hash = "hash") => new(organisation, name, hash, Noon);
}

public sealed class SqliteStaffStoreTests() : StaffStoreContract(StorageKind.Sqlite);

public sealed class PostgresStaffStoreTests() : StaffStoreContract(StorageKind.Postgres);
