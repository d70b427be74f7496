using Comity.Kit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Comity.Accounts.People;

/// <summary>Sends e-mail when `settings.json` names a mail server. Nothing depends on it: every link is shown, too.</summary>
public sealed partial class Mail(Settings settings, ServeOptions options, Languages languages, ILogger<Mail> log)
{
    private const string Between = "\n\n----\n\n";

    /// <summary>Whether a mail server is set.</summary>
    public bool IsOn => settings.Smtp is not null;

    /// <summary>Sends a plain text; false when the server did not take it. Nobody knows what the receiver reads, so it is said in every language of the site,
    /// one after the other.</summary>
    /// <param name="to">The address.</param>
    /// <param name="say">What is said in a language: the subject and the text.</param>
    /// <param name="cancel">Gives up.</param>
    internal async Task<bool> SendAsync(string to, Func<Language, (string Subject, string Text)> say, CancellationToken cancel)
    {
        try
        {
            var all = languages.All.Where(language => !language.IsPseudo).Select(say).ToList();
            var (subject, text) = (string.Join(" / ", all.Select(one => one.Subject).Distinct()), string.Join(Between, all.Select(one => one.Text.TrimEnd()))
                + "\n");
            using var message = new MimeMessage([MailboxAddress.Parse(settings.Smtp!.From)], [MailboxAddress.Parse(to)], subject,
                new TextPart("plain") { Text = text });
            using var client = new SmtpClient();
            await client.ConnectAsync(settings.Smtp.Host, settings.Smtp.Port, SecureSocketOptions.Auto, cancel);
            if (settings.Smtp.User is { } user)
                await client.AuthenticateAsync(user, Password(settings.Smtp), cancel);
            await client.SendAsync(message, cancel);
            await client.DisconnectAsync(quit: true, cancel);
            return true;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            NotSent(problem.GetType().Name);
            return false;
        }
    }

    private string Password(SmtpSettings smtp) => smtp.PasswordFile is { } file ? File.ReadAllText(Path.Combine(options.Data, file)).Trim() : "";

    [LoggerMessage(1, LogLevel.Warning, "An e-mail was not sent ({Problem})")]
    private partial void NotSent(string problem);
}
