using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Kazva.Silo.Hosting;

/// <summary>Who an endpoint is for, told apart by the address that the program listens on.</summary>
internal enum Listener
{
    /// <summary>Anybody who can reach <c>--urls</c>.</summary>
    Citizens,

    /// <summary>Staff. Where others than this machine can reach the address, they always have to sign in.</summary>
    Staff,
}

/// <summary>The two addresses that the program listens on, and which of them a request came in by.</summary>
internal sealed class Listeners(IServer server, bool serveStaff)
{
    private const string CitizensSetting = "--urls";
    private const string StaffSetting = "Kazva:StaffUrl (--staff-url)";

    private int? _staffPort;

    /// <summary>The listener that accepted a connection. The port decides, which no header can forge.</summary>
    public Listener Of(ConnectionInfo connection) =>
        serveStaff && connection.LocalPort == (_staffPort ??= FindStaffPort()) ? Listener.Staff : Listener.Citizens;

    /// <summary>The addresses as they were bound, the staff's last.</summary>
    public IReadOnlyList<string> Addresses =>
        [.. server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses];

    /// <summary>Where citizens are served; none where they are not.</summary>
    public IEnumerable<string> Citizens => serveStaff ? Addresses.SkipLast(1) : Addresses;

    /// <summary>Where staff are served; null where they are not.</summary>
    public string? Staff => serveStaff ? Addresses[^1] : null;

    /// <summary>All addresses to listen on, the staff's last.</summary>
    /// <param name="citizens">Null where they are not served.</param>
    /// <param name="staff">Null where they are not served.</param>
    /// <exception cref="ListenerException">An address is none, or the staff's shares a port with the citizens'.</exception>
    public static string Combine(string? citizens, string? staff)
    {
        var urls = citizens?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        if (citizens is not null && urls.Length == 0)
            throw new ListenerException($"{CitizensSetting} names no address; it should be one such as http://localhost:5000.");
        var ports = urls.Select(url => (Url: url, Parse(url, CitizensSetting).Port)).ToList();
        if (staff is null) return citizens!;

        var address = Parse(staff, StaffSetting);
        foreach (var (url, port) in ports)
            if (port == address.Port && port != 0)
                throw new ListenerException($"Citizens (--urls {url}) and staff (--staff-url {staff}) need different ports.");
        return citizens is null ? staff : $"{citizens};{staff}";
    }

    /// <summary>Whether nobody but this machine can reach the staff's address.</summary>
    public static bool IsForThisMachineOnly(string staff) => IsLoopback(Parse(staff, StaffSetting).Host);

    /// <summary>Whether a host name means this machine and no other.</summary>
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    /// <summary>A port that is no number stays with the host, and the server would listen on port 80 of every address.</summary>
    private static bool HasPlainHost(BindingAddress address) =>
        address.IsUnixPipe || address.IsNamedPipe || address.Host.StartsWith('[') || !address.Host.Contains(':', StringComparison.Ordinal);

    private int FindStaffPort() => BindingAddress.Parse(Addresses[^1]).Port;

    /// <summary>Reads an address, and refuses what the server could not listen on.</summary>
    private static BindingAddress Parse(string url, string setting)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            if (address.PathBase.Length > 0)
                throw new ListenerException($"{setting}: '{url}' has a path; addresses are such as http://localhost:5000.");
            if (address.Scheme is "http" or "https" && address.Port <= IPEndPoint.MaxPort && HasPlainHost(address)) return address;
        }
        catch (FormatException)
        {
            // Said below.
        }
        throw new ListenerException($"{setting}: '{url}' is not an address such as http://localhost:5000.");
    }
}

/// <summary>The addresses to listen on cannot be as they were given; the message says how they can.</summary>
internal sealed class ListenerException(string message, Exception? cause = null) : Exception(message, cause);
