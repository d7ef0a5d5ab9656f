using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace CopBot.Storage;

/// <summary>What .NET lacks to be sure that bytes and names are on the disk.</summary>
internal static class Disk
{
    private const int OpenDirectoryReadOnly = 0x10000 | 0x80000; // O_DIRECTORY | O_CLOEXEC on x64

    /// <summary>Waits until the file's bytes (not its times) are on the disk: fdatasync(2), which spares a journal write.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    public static void FlushData(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
        {
            RandomAccess.FlushToDisk(file);
            return;
        }

        // A failed fdatasync may have dropped the dirty pages: a retry could claim success, so there is none but after a signal.
        const int interrupted = 4;
        while (NativeMethods.FlushData(file) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error != interrupted)
                throw new IOException($"The disk did not take what was written: {new Win32Exception(error).Message}.", error);
        }
    }

    /// <summary>Waits until the names in a folder (a file just made or renamed) are on the disk. Windows has no such call and needs none.</summary>
    public static void FlushFolder(string folder)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var flags = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 ? 0x4000 | 0x80000 : OpenDirectoryReadOnly;
        using var handle = NativeMethods.Open(Encoding.UTF8.GetBytes(folder + "\0"), flags, 0);
        // Some file systems cannot do it; the file itself is safe, and its name soon will be.
        if (!handle.IsInvalid)
            _ = NativeMethods.Flush(handle);
    }

    private static class NativeMethods
    {
        [DllImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int FlushData(SafeFileHandle file);

        [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Flush(SafeFileHandle file);

        [DllImport("libc", EntryPoint = "open", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern SafeFileHandle Open(byte[] pathInUtf8, int flags, int mode);
    }
}
