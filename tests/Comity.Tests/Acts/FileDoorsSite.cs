using Comity.Record.Log;
using Comity.Record.Signing;
using Comity.Tests.Accounts;
using Comity.Tests.House;
using Comity.Tests.Record;
using Xunit;

namespace Comity.Tests.Acts;

/// <summary>A server with a delegate and a secretary who are signed in, and with keys of every kind.</summary>
public sealed class FileDoorsSite : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public ProcessSite Site { get; } = new();

    internal Enrolled Delegate { get; private set; } = default!;

    internal Enrolled Secretary { get; private set; } = default!;

    internal OwnKey Key { get; private set; } = default!;

    internal OwnKey SecretaryKey { get; private set; } = default!;

    internal Authenticator Passkey { get; private set; } = default!;

    internal Authenticator SecretaryPasskey { get; private set; } = default!;

    public string KeyFile => Path.Combine(folder.Path, "own.key");

    public string SecretaryKeyFile => Path.Combine(folder.Path, "secretary.key");

    public string HeadProgram { get; private set; } = "";

    public string SecretaryProgram { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        (Secretary, Delegate) = (await Site.AccountAsync(Site.Secretary, "secretary@example.org"),
            await Site.AccountAsync(Site.Delegate, "delegate@example.org"));
        using var head = (await Site.AccountAsync(Site.Head, "head@example.org")).Browser;
        (HeadProgram, SecretaryProgram) = (await Site.KeyAsync(Site.Head), await Site.KeyAsync(Site.Secretary));
        (Key, SecretaryKey) = (OwnKey.Make(KeyFile), OwnKey.Make(SecretaryKeyFile));
        await Site.ActAsync(Site.Head, "oneself", Key.Registration(Site.Record.Verifier.Name, Site.Head));
        await Site.ActAsync(Site.Secretary, "oneself", SecretaryKey.Registration(Site.Record.Verifier.Name, Site.Secretary));
        var origin = Site.Picture.Record.Founding.Sites[0];
        (Passkey, SecretaryPasskey) = (new("doors") { Origin = origin, Host = new Uri(origin).Host },
            new("secretary") { Origin = origin, Host = new Uri(origin).Host });
        await Site.ActAsync(Site.Head, "oneself", Passkey.Registers());
        await Site.ActAsync(Site.Secretary, "oneself", SecretaryPasskey.Registers());
    }

    /// <summary>The bytes of a file are lost, as if nobody had ever provided them.</summary>
    public void Lose(Hash file)
    {
        using var batch = Site.Record.Store.Begin();
        batch.Files.Remove(file);
        batch.Commit(batch.Head.Size, batch.Head.Waiting, null);
    }

    public async ValueTask DisposeAsync()
    {
        Key.Dispose();
        SecretaryKey.Dispose();
        Delegate.Browser.Dispose();
        Secretary.Browser.Dispose();
        await Site.DisposeAsync();
        folder.Dispose();
    }
}
