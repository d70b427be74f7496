using System.Net;
using System.Net.Sockets;

namespace Comity.Accounts.Access;

/// <summary>What counts as one network where requests are limited.</summary>
internal static class NetworkAddress
{
    /// <summary>Who has one IPv6 address has 2^64 of them: the network of 64 bits counts as one.</summary>
    public static string Of(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
