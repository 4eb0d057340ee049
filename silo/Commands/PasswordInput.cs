using System.Text;
using Kazva.Silo.Hosting;

namespace Kazva.Silo.Commands;

/// <summary>Asks for a password: on a terminal without showing it, else as a line of the input.</summary>
internal static class PasswordInput
{
    /// <summary>One that exists already.</summary>
    /// <exception cref="SettingsException">There was no more input.</exception>
    public static string Read(string prompt) => Console.IsInputRedirected
        ? Console.In.ReadLine() ?? throw new SettingsException("The input ended before the password; give it as one line.")
        : ReadUnseen(prompt);

    /// <summary>A new one; on a terminal it is asked for twice.</summary>
    /// <exception cref="SettingsException">The two differ, or there was no more input.</exception>
    public static string ReadNew()
    {
        var password = Read("New password: ");
        if (!Console.IsInputRedirected && ReadUnseen("The same again: ") != password)
            throw new SettingsException("The two passwords are not the same; nothing was changed.");
        return password;
    }

    private static string ReadUnseen(string prompt)
    {
        // On the error stream, so that what a command writes can be kept in a file.
        Console.Error.Write(prompt);
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace) typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }
        Console.Error.WriteLine();
        return typed.ToString();
    }
}
