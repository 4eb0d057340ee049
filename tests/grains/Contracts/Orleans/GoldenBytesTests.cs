using System.Collections.Frozen;

namespace Kazva.Contracts.Tests;

/// <summary>Bytes as the last release wrote them, read by today's serializers.</summary>
public sealed class GoldenBytesTests
{
    private const string Golden = "golden.txt";

    public static TheoryData<string> Contracts => [.. Types().Select(contract => contract.Name)];

    [Fact]
    public void GoldenBytes_OfEveryReleasedContract_AreThere()
    {
        if (ContractFile.Write is not null)
            ContractFile.Save(Golden, "What the serializers write of a sample", Types().Select(contract =>
                $"{contract.Name} {Convert.ToBase64String(Serialize(contract.Name))}"));
        var released = ContractFile.Read("contracts.txt").Where(line => line.EndsWith(": object", StringComparison.Ordinal)
            || line.EndsWith(": exception", StringComparison.Ordinal) || line.Contains(": enum", StringComparison.Ordinal));
        released.Select(line => "sent:" + line[..line.IndexOf(':', StringComparison.Ordinal)])
            .Except(Bytes().Keys, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Contracts))]
    public void GoldenBytes_ReadToday_GiveTheSameValue(string contract)
    {
        Assert.SkipWhen(ContractFile.Write == "anew", "The bytes are written anew.");
        if (!Bytes().TryGetValue(contract, out var base64)) return; // Newer than the last release.
        var type = Types().Single(known => known.Name == contract).Type;
        var bytes = Convert.FromBase64String(base64);
        var read = IsStored(contract) ? Wire.Restore(type, bytes) : Wire.Sent.Deserialize<object>(bytes);
        SameValue.Difference(Sample.Of(type), read, ContractFile.Read("contracts.txt").ToHashSet(StringComparer.Ordinal), contract).ShouldBeNull();
    }

    [Theory, MemberData(nameof(Contracts))]
    public void Sample_WrittenAndReadToday_IsWhole(string contract)
    {
        var type = Types().Single(known => known.Name == contract).Type;
        var bytes = Serialize(contract);
        var read = IsStored(contract) ? Wire.Restore(type, bytes) : Wire.Sent.Deserialize<object>(bytes);
        SameValue.Difference(Sample.Of(type), read, WireContract.Today.ToHashSet(StringComparer.Ordinal), contract).ShouldBeNull();
    }

    private static IEnumerable<(string Name, Type Type)> Types() =>
        GrainContracts.Marked.Select(type => (Name: "sent:" + GrainContracts.AliasOf(type), type))
            .Concat(Wire.States.Select(type => (Name: "stored:" + GrainContracts.AliasOf(type), type)))
            .OrderBy(contract => contract.Name, StringComparer.Ordinal);

    private static bool IsStored(string contract) => contract.StartsWith("stored:", StringComparison.Ordinal);

    private static byte[] Serialize(string contract)
    {
        var sample = Sample.Of(Types().Single(known => known.Name == contract).Type);
        // As an object, so that the alias is on the wire too.
        return IsStored(contract) ? Wire.Store(sample) : Wire.Sent.SerializeToArray<object>(sample);
    }

    private static FrozenDictionary<string, string> Bytes() => ContractFile.Read(Golden)
        .Select(line => line.Split(' ')).ToFrozenDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
}
