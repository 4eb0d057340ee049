namespace Kazva.Silo.Storage.Migrations;

/// <summary>The database was made by a newer program; this one would not understand it.</summary>
public sealed class DatabaseTooNewException : Exception
{
    /// <summary>Too new, without particulars.</summary>
    public DatabaseTooNewException() : this("The database was made by a newer version of Kazva.") { }

    /// <summary>Too new, and why.</summary>
    public DatabaseTooNewException(string message) : base(message) { }

    /// <summary>Too new, and what said so.</summary>
    public DatabaseTooNewException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>Too new, by the numbers of the migrations.</summary>
    internal DatabaseTooNewException(int database, int program)
        : this($"The database has migration {database}, but this version of Kazva knows only up to {program}. Start the newer version that made it.") { }
}
