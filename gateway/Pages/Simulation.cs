namespace Kazva.Gateway.Pages;

/// <summary>Whether this deployment shows simulated data (<c>Kazva:Simulated</c>), which its pages then say.</summary>
internal sealed record Simulation(bool IsOn);
