namespace Kazva.Silo.Hosting;

/// <summary>A setting is unknown or wrong; the message names it and says what it should be.</summary>
internal sealed class SettingsException(string message) : Exception(message);
