using Kazva.Dashboard.Accounts;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>Accounts of staff in SQLite.</summary>
internal sealed class SqliteStaffStore(SqliteFile file, SqliteWriter writer) : IStaffStore
{
    private static readonly string AddStaff = SqlFile.Read("Sqlite/Statements/add-staff.sql");
    private static readonly string SetPassword = SqlFile.Read("Sqlite/Statements/set-staff-password.sql");
    private static readonly string RemoveStaff = SqlFile.Read("Sqlite/Statements/remove-staff.sql");
    private static readonly string ReadStaff = SqlFile.Read("Sqlite/Statements/read-staff.sql");

    public async Task<bool> AddAsync(StaffAccount account, CancellationToken cancellationToken = default) =>
        await writer.WriteAsync(session => session[AddStaff].Execute(
            account.Name, account.Organisation, account.PasswordHash, account.CreatedAt.ToUnixTimeMilliseconds())) == 1;

    public async Task<bool> SetPasswordAsync(string name, string passwordHash, CancellationToken cancellationToken = default) =>
        await writer.WriteAsync(session => session[SetPassword].Execute(passwordHash, name)) == 1;

    public async Task<bool> RemoveAsync(string name, CancellationToken cancellationToken = default) =>
        await writer.WriteAsync(session => session[RemoveStaff].Execute(name)) == 1;

    public Task<IReadOnlyList<StaffAccount>> LoadAllAsync(CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<StaffAccount>>(connection =>
        {
            using var statement = new SqliteStatement(connection, ReadStaff);
            return statement.Rows().ToList(row => new StaffAccount(
                row.GetString(0), row.GetString(1), row.GetString(2), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3))));
        }, cancellationToken);
}
