using Kazva.Silo.Tests.Import;
using Kazva.TestKit;

namespace Kazva.Silo.Tests.Commands;

/// <summary>What is measured runs with the variables that it is deployed with.</summary>
public sealed class ShippedRuntimeTests
{
    [Theory]
    [InlineData("Dockerfile")]
    [InlineData("deploy/systemd/kazva-.service.d/10-common.conf")]
    public void Deployment_SetsWhatIsMeasuredWith(string file)
    {
        var text = File.ReadAllText(Path.Combine(Samples.Root, file));

        ShippedRuntime.Assignments.ShouldNotBeEmpty();
        foreach (var assignment in ShippedRuntime.Assignments) text.ShouldContain(assignment);
    }
}
