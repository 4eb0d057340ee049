using System.Collections.Frozen;
using Kazva.Submissions;

namespace Kazva.Dashboard.Accounts;

/// <summary>
/// The accounts as this process knows them, at most a few seconds old, so that not every request asks the database. An account
/// that was removed or whose password was changed stops working as soon as that is known.
/// </summary>
internal sealed class StaffAccounts(IStaffStore store, TimeProvider time) : IDisposable
{
    /// <summary>What is older than this is read again before it is relied on.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(5);

    /// <summary>For so long accounts still work while the database cannot say whether they should.</summary>
    public static readonly TimeSpan TrustedFor = TimeSpan.FromMinutes(1);

    // Another process may have let somebody in whose account this one has not heard of.
    private static readonly TimeSpan SureFor = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private Snapshot? _snapshot;

    /// <summary>Whether there is any account; unknown (null) until the database has once been read.</summary>
    public async ValueTask<bool?> Any(CancellationToken cancellationToken)
    {
        try
        {
            return (await Read(FreshFor, cancellationToken)).ByName.Count > 0;
        }
        catch (StorageUnavailableException)
        {
            // No account is added either while the database is away.
            return Volatile.Read(ref _snapshot) is { } known ? known.ByName.Count > 0 : null;
        }
    }

    /// <summary>The account of a name, as the database has it now.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be reached.</exception>
    public async ValueTask<StaffAccount?> FindNow(string name, CancellationToken cancellationToken) =>
        (await Read(TimeSpan.Zero, cancellationToken)).ByName.GetValueOrDefault(name);

    /// <summary>Whether an account still is what it was when a cookie was given for it.</summary>
    /// <exception cref="StorageUnavailableException">The database has not been reached for a minute.</exception>
    public async ValueTask<bool> IsStill(string name, string organisation, string stamp, CancellationToken cancellationToken)
    {
        return Is(await ReadOrTrust(FreshFor, cancellationToken)) || Is(await ReadOrTrust(SureFor, cancellationToken));

        bool Is(Snapshot accounts) => accounts.ByName.TryGetValue(name, out var account)
            && account.Organisation == organisation && account.Stamp == stamp;
    }

    public void Dispose() => _reading.Dispose();

    private async ValueTask<Snapshot> ReadOrTrust(TimeSpan atMost, CancellationToken cancellationToken)
    {
        try
        {
            return await Read(atMost, cancellationToken);
        }
        catch (StorageUnavailableException) when (Held(TrustedFor) is not null)
        {
            return Held(TrustedFor)!;
        }
    }

    /// <summary>The accounts as they were read no longer ago than this; concurrent callers share one read.</summary>
    private async ValueTask<Snapshot> Read(TimeSpan atMost, CancellationToken cancellationToken)
    {
        if (Held(atMost) is { } held) return held;
        var asked = time.GetTimestamp();
        await _reading.WaitAsync(cancellationToken);
        try
        {
            // Somebody before us in the queue may have read since we asked.
            if (_snapshot is { } meanwhile && meanwhile.ReadAt >= asked) return meanwhile;
            var began = time.GetTimestamp();
            var accounts = await store.LoadAllAsync(cancellationToken);
            var fresh = new Snapshot(accounts.ToFrozenDictionary(account => account.Name, StringComparer.Ordinal), began);
            Volatile.Write(ref _snapshot, fresh);
            return fresh;
        }
        finally
        {
            _reading.Release();
        }
    }

    private Snapshot? Held(TimeSpan atMost) =>
        Volatile.Read(ref _snapshot) is { } snapshot && time.GetElapsedTime(snapshot.ReadAt) < atMost ? snapshot : null;

    /// <param name="ByName">The accounts.</param>
    /// <param name="ReadAt">The clock's timestamp before they were read.</param>
    private sealed record Snapshot(FrozenDictionary<string, StaffAccount> ByName, long ReadAt);
}
