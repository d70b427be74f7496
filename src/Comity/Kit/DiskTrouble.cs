using Microsoft.Data.Sqlite;
using Npgsql;

namespace Comity.Kit;

/// <summary>What keeps a program from writing, apart from its own mistakes.</summary>
public enum DiskFault
{
    /// <summary>The disk is full, or this user's share of it.</summary>
    Full,

    /// <summary>The disk is mounted for reading, or this user may not write there.</summary>
    ReadOnly,

    /// <summary>A folder or file is gone.</summary>
    Missing,
}

/// <summary>Names what is wrong with a disk, so that nobody restores a backup where there is only no room.</summary>
public static class DiskTrouble
{
    private const int NoSpace = 28, ReadOnlyDisk = 30, Quota = 122, NoSpaceOnWindows = unchecked((int)0x80070070);
    private const int SqliteReadOnly = 8, SqliteFull = 13, SqliteCannotOpen = 14, SqliteNoRoomForIndex = 4874;

    /// <summary>What is wrong according to a failure, or to one behind it; null when it is something else.</summary>
    public static DiskFault? Of(Exception? problem) => problem switch
    {
        null => null,
        SqliteException { SqliteErrorCode: SqliteFull } or SqliteException { SqliteExtendedErrorCode: SqliteNoRoomForIndex } => DiskFault.Full,
        SqliteException { SqliteErrorCode: SqliteReadOnly } => DiskFault.ReadOnly,
        SqliteException { SqliteErrorCode: SqliteCannotOpen } => DiskFault.Missing,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => DiskFault.Full,
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => DiskFault.ReadOnly,
        DirectoryNotFoundException or FileNotFoundException or DriveNotFoundException => DiskFault.Missing,
        IOException { HResult: NoSpace or Quota or NoSpaceOnWindows } => DiskFault.Full,
        IOException { HResult: ReadOnlyDisk } or UnauthorizedAccessException => DiskFault.ReadOnly,
        _ => Of(problem.InnerException),
    };

    /// <summary>Whether a failure, or one behind it, is that the database went away for a moment: what is sent again finds it.</summary>
    public static bool IsAway(Exception? problem) => problem switch
    {
        null => false,
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow } => true,
        PostgresException answered => answered.IsTransient,
        NpgsqlException => true,
        _ => IsAway(problem.InnerException),
    };

    /// <summary>What whoever started the program reads.</summary>
    public static string ForOperator(DiskFault fault) => fault switch
    {
        DiskFault.Full => "The disk is full; make room and start again. Nothing was changed.",
        DiskFault.ReadOnly => "Nothing can be written here: the disk is mounted for reading only, or this user may not write. Mount it for writing, or "
            + "give the folder to the user of the server. Nothing was changed.",
        _ => "The folder, or a file in it, is not there; look whether its disk is mounted and whether the name is right. Nothing was changed.",
    };

    /// <summary>What whoever sent something reads.</summary>
    public static string ForSender(DiskFault? fault) => fault switch
    {
        DiskFault.Full => "The disk of the server is full: nothing was entered. Send the same again when there is room.",
        DiskFault.ReadOnly => "The server may not write to its disk: nothing was entered. Its operator has to look; send the same again then.",
        DiskFault.Missing => "The folder of the server's data is gone: nothing was entered. Its operator has to look; send the same again then.",
        _ => "The server's store failed: nothing is acknowledged. Send the same again; it will not be entered twice.",
    };
}
