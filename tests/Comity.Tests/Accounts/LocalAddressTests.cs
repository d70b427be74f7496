using Comity.Accounts.Forms;
using Xunit;

namespace Comity.Tests.Accounts;

/// <summary>Where one goes after sign-in.</summary>
public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/\tx")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public void An_address_elsewhere_is_not_followed(string address) => Assert.Equal("/account", LocalAddress.Of(address, "/account"));

    [Theory]
    [InlineData("/")]
    [InlineData("/books/un-framework?x=//y")]
    public void An_address_here_is_followed(string address) => Assert.Equal(address, LocalAddress.Of(address, "/account"));
}
