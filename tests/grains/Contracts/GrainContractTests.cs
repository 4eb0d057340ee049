using System.Reflection;
using Kazva.Actions;
using Kazva.Alarms;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Life;
using Kazva.Areas;
using Kazva.Feed;
using Kazva.Locations;
using Kazva.RollUp;
using Kazva.Submissions;
using Kazva.Windows;

namespace Kazva.Contracts.Tests;

/// <summary>A cluster sends these types from one process to another, perhaps of another version; an embedded host hands them over as they are.
/// Both go well only if every type is marked, every member numbered, and nothing can be changed after it was sent.</summary>
public class GrainContractTests
{
    public static TheoryData<Type> Sent => [.. GrainContracts.Sent];

    public static TheoryData<Type> SentObjects => [.. GrainContracts.Sent.Where(type => !type.IsEnum)];

    public static TheoryData<Type> Marked => [.. GrainContracts.Marked];

    public static TheoryData<Type> Interfaces => [.. GrainContracts.Interfaces];

    [Fact]
    public void Search_FindsTheGrainsAndWhatTheySend()
    {
        GrainContracts.Interfaces.ShouldBe(
            [typeof(IAreaGrain), typeof(ISettlementGrain), typeof(ISettlementCategoryGrain), typeof(ICategoryGrain), typeof(IOrganisationGrain),
             typeof(IFeedGrain), typeof(IFeedObserver), typeof(ILocationGrain), typeof(IAlarmGrain), typeof(IAlarmObserver), typeof(IChannelGrain),
             typeof(IActionsGrain)], ignoreOrder: true);
        foreach (var type in new[]
                 {
                     typeof(Submission), typeof(Answer), typeof(SubmissionReceipt), typeof(SubmissionOutcome), typeof(FieldError), typeof(Report),
                     typeof(WindowsSnapshot), typeof(GridState), typeof(GridLevel), typeof(Satisfaction), typeof(FeedBatch), typeof(FeedSnapshot),
                     typeof(LocationReports), typeof(Alarm), typeof(AlarmNews), typeof(AlarmSnapshot), typeof(AlarmReply), typeof(JudgedSubject), typeof(ActionReply), typeof(PublishedActions), typeof(ActionEffect),
                 })
            GrainContracts.Sent.ShouldContain(type);
    }

    [Theory, MemberData(nameof(Sent))]
    public void Type_ThatIsSent_IsOursMarkedAndNamed(Type type)
    {
        type.Assembly.ShouldBe(GrainContracts.Assembly, $"{type} is neither ours nor known to be safe to send.");
        type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false).ShouldBeTrue("[GenerateSerializer] is missing.");
        GrainContracts.AliasOf(type).ShouldNotBeNullOrEmpty();
    }

    [Theory, MemberData(nameof(SentObjects))]
    public void Type_ThatIsSent_CannotChange(Type type)
    {
        type.IsDefined(typeof(ImmutableAttribute), inherit: false).ShouldBeTrue("[Immutable] is missing.");
        (type.IsSealed || type.IsValueType).ShouldBeTrue("A heir could be mutable.");
        GrainContracts.Held(type).Where(GrainContracts.CanChange).ShouldBeEmpty();
        GrainContracts.Held(type).Where(property => GrainContracts.IsMutableCollection(property.PropertyType)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Marked))]
    public void Type_ThatIsMarked_HasAnAliasAndANumberForEverythingItHolds(Type type)
    {
        GrainContracts.AliasOf(type).ShouldNotBeNullOrEmpty();
        if (type.IsEnum || typeof(Exception).IsAssignableFrom(type)) return;

        var held = GrainContracts.Held(type);
        held.Where(property => property.GetCustomAttribute<IdAttribute>() is null).ShouldBeEmpty();
        held.Select(property => property.GetCustomAttribute<IdAttribute>()!.Id).ShouldBeUnique();
        GrainContracts.Hidden(type).ShouldBeEmpty();
    }

    [Fact]
    public void Aliases_OfTypes_AreUnique()
    {
        var aliases = GrainContracts.Assembly.GetTypes().Select(GrainContracts.AliasOf).OfType<string>().ToList();

        aliases.Count.ShouldBeGreaterThan(GrainContracts.Interfaces.Length);
        aliases.ShouldBeUnique(StringComparer.Ordinal);
    }

    [Theory, MemberData(nameof(Interfaces))]
    public void Interface_AndEachOfItsMethods_HasAnAlias(Type type)
    {
        GrainContracts.AliasOf(type).ShouldNotBeNullOrEmpty();
        var aliases = GrainContracts.Methods(type).Select(GrainContracts.AliasOf).ToList();
        aliases.ShouldAllBe(alias => !string.IsNullOrEmpty(alias));
        aliases.ShouldBeUnique(StringComparer.Ordinal);
    }
}
