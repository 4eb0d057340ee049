namespace System.Runtime.CompilerServices;

/// <summary>The compiler wants it for records; .NET Standard 2.0 has none.</summary>
internal static class IsExternalInit;
