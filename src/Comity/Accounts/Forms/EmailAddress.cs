using System.Net.Mail;

namespace Comity.Accounts.Forms;

/// <summary>What looks like an e-mail address. Only a message that arrives proves one.</summary>
internal static class EmailAddress
{
    private const int Longest = 254;

    /// <summary>Whether it is one address without a name around it.</summary>
    public static bool Is(string text) =>
        text.Length <= Longest && !text.Any(char.IsControl) && MailAddress.TryCreate(text, out var address) && address.Address == text
            && text.IndexOf('@', StringComparison.Ordinal) > 0;
}
