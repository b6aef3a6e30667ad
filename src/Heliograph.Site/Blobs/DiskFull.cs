using Microsoft.Data.Sqlite;

namespace Heliograph.Site.Blobs;

/// <summary>Tells from an exception, whoever threw it, that the volume has no space left.</summary>
static class DiskFull
{
    const int NoSpace = 28; // ENOSPC
    const int QuotaExceeded = 122; // EDQUOT
    const int WindowsDiskFull = unchecked((int)0x80070070);
    const int SqliteFull = 13; // SQLITE_FULL
    const int SqliteSharedMemorySize = 4874; // SQLITE_IOERR_SHMSIZE: the WAL's index could not grow

    public static bool IsCauseOf(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is IOException { HResult: NoSpace or QuotaExceeded or WindowsDiskFull }
                or SqliteException { SqliteErrorCode: SqliteFull } or SqliteException { SqliteExtendedErrorCode: SqliteSharedMemorySize })
                return true;
        }

        return false;
    }
}
