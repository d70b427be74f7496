using System.Security.Cryptography;
using Comity.Kit;
using Comity.Record.Log;
using Comity.Storage;

namespace Comity.Record.Witnessing;

/// <summary>A witness's own key in a file that only its owner can read.</summary>
public static class WitnessKey
{
    /// <summary>Reads the key, or makes one where there is no file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The witness's name, for a new key.</param>
    /// <exception cref="UserError">The file holds no key for cosignatures.</exception>
    public static SignerKey ReadOrMake(string path, string name)
    {
        if (File.Exists(path))
            return Read(path);
        using var key = Make(name, path);
        PrivateFile.Write(path, key.Export() + "\n");
        return Read(path);
    }

    private static SignerKey Make(string name, string path)
    {
        try
        {
            return new(name, SignatureType.Cosignature, RandomNumberGenerator.GetBytes(Ed25519.SeedLength));
        }
        catch (LogProblem problem)
        {
            throw new UserError($"No key can be made for `{path}`: {problem.Message} Name the witness with --name.", "--name");
        }
    }

    private static SignerKey Read(string path)
    {
        try
        {
            var key = SignerKey.Parse(File.ReadAllText(path).Trim());
            return key.Verifier.Type == SignatureType.Ed25519
                ? throw new UserError("This key signs checkpoints of a log; a witness needs one of its own, for cosignatures.", path)
                : key;
        }
        catch (LogProblem problem)
        {
            throw new UserError($"The file holds no witness's key: {problem.Message}", path);
        }
    }
}
