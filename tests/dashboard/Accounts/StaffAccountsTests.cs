using Kazva.Dashboard.Accounts;
using Kazva.Submissions;
using Kazva.TestKit;

namespace Kazva.Dashboard.Tests.Accounts;

/// <summary>What a process that serves staff knows of the accounts, by the clock and by the state of the database.</summary>
public sealed class StaffAccountsTests : IDisposable
{
    private static readonly StaffAccount Ana = new("a", "ana", "hash", DateTimeOffset.UnixEpoch);

    private readonly ManualTimeProvider _clock = new();
    private readonly FakeStore _store = new();
    private readonly StaffAccounts _accounts;

    public StaffAccountsTests() => _accounts = new StaffAccounts(_store, _clock);

    public void Dispose() => _accounts.Dispose();

    [Fact]
    public async Task Accounts_AskedForOften_AreReadEveryFewSeconds()
    {
        _store.Accounts = [Ana];
        for (var i = 0; i < 100; i++) (await IsStill(Ana)).ShouldBeTrue();
        _store.Reads.ShouldBe(1);
        _clock.Advance(StaffAccounts.FreshFor);
        (await IsStill(Ana)).ShouldBeTrue();
        _store.Reads.ShouldBe(2);
    }

    [Fact]
    public async Task Account_RemovedOrChanged_IsUnknownWithinSeconds()
    {
        _store.Accounts = [Ana];
        (await IsStill(Ana)).ShouldBeTrue();
        foreach (var other in new[] { Ana with { PasswordHash = "other" }, Ana with { Organisation = "b" } })
        {
            _store.Accounts = [other];
            _clock.Advance(StaffAccounts.FreshFor);
            (await IsStill(Ana)).ShouldBeFalse();
        }
        _store.Accounts = [];
        (await IsStill(Ana)).ShouldBeFalse();
    }

    [Fact]
    public async Task Account_AddedElsewhereAMomentAgo_IsKnown()
    {
        (await _accounts.Any(default)).ShouldBe(false);
        _store.Accounts = [Ana];
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await IsStill(Ana)).ShouldBeTrue();
    }

    [Fact]
    public async Task Database_Lost_LeavesAccountsGoodForAMinute()
    {
        _store.Accounts = [Ana];
        (await IsStill(Ana)).ShouldBeTrue();
        _store.IsLost = true;
        _clock.Advance(StaffAccounts.TrustedFor - TimeSpan.FromSeconds(1));
        (await IsStill(Ana)).ShouldBeTrue();
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Should.ThrowAsync<StorageUnavailableException>(() => IsStill(Ana));
        (await _accounts.Any(default)).ShouldBe(true);
    }

    [Fact]
    public async Task Database_NeverReached_LeavesItUnknownWhetherThereIsAnAccount()
    {
        _store.IsLost = true;
        (await _accounts.Any(default)).ShouldBeNull();
        await Should.ThrowAsync<StorageUnavailableException>(() => _accounts.FindNow("ana", default).AsTask());
    }

    [Theory]
    [InlineData(" Ana@Example.ORG ", "ana@example.org")]
    [InlineData("Петър", "петър")]
    [InlineData("a", "a")]
    [InlineData("", null)]
    [InlineData("a b", null)]
    [InlineData(".a", null)]
    [InlineData("a\nb", null)]
    [InlineData("<a>", null)]
    public void Name_AsTyped_IsNormalisedOrNone(string typed, string? expected)
    {
        StaffName.TryNormalise(typed, out var name).ShouldBe(expected is not null);
        name.ShouldBe(expected);
    }

    [Fact]
    public void Password_Hashed_IsRightOnlyItself()
    {
        var generated = StaffPassword.Generate();
        var account = Ana with { PasswordHash = StaffPassword.Hash(generated) };
        StaffPassword.Complaint(generated).ShouldBeNull();
        StaffPassword.IsRight(account, generated).ShouldBeTrue();
        StaffPassword.IsRight(account, generated + "x").ShouldBeFalse();
        StaffPassword.IsRight(account, "").ShouldBeFalse();
        StaffPassword.IsRight(account: null, generated).ShouldBeFalse();
        account.ToString().ShouldNotContain(account.PasswordHash);
    }

    private Task<bool> IsStill(StaffAccount account) => _accounts.IsStill(account.Name, account.Organisation, account.Stamp, default).AsTask();

    private sealed class FakeStore : IStaffStore
    {
        public IReadOnlyList<StaffAccount> Accounts { get; set; } = [];

        public bool IsLost { get; set; }

        public int Reads { get; private set; }

        public Task<IReadOnlyList<StaffAccount>> LoadAllAsync(CancellationToken cancellationToken = default)
        {
            Reads++;
            return IsLost ? Task.FromException<IReadOnlyList<StaffAccount>>(new StorageUnavailableException("lost")) : Task.FromResult(Accounts);
        }

        public Task<bool> AddAsync(StaffAccount account, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<bool> SetPasswordAsync(string name, string passwordHash, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
