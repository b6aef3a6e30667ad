using System.Globalization;
using Heliograph.Lepton;
using Heliograph.Site.Blobs.Forms;

namespace Heliograph.Site.Admin.Storage;

/// <summary>Recompressing, in words.</summary>
static class RecompressWords
{
    public static string Of(RecompressPolicy policy) => policy switch
    {
        RecompressPolicy.Off => AdminTexts.RecompressOff,
        RecompressPolicy.PrivateAndRarelyViewed => AdminTexts.RecompressPrivate,
        _ => AdminTexts.RecompressAll,
    };

    public static string Of(LeptonFault fault) => fault switch
    {
        LeptonFault.NotJpeg => AdminTexts.RefusalNotJpeg,
        LeptonFault.ArithmeticCoding or LeptonFault.UnsupportedProcess or LeptonFault.UnsupportedPrecision or LeptonFault.UnsupportedSampling => AdminTexts.RefusalKind,
        LeptonFault.UnsupportedComponents => AdminTexts.RefusalComponents,
        LeptonFault.NotCanonical or LeptonFault.MixedPadding or LeptonFault.CoefficientOutOfRange => AdminTexts.RefusalCoding,
        LeptonFault.TooLarge or LeptonFault.MemoryLimit => AdminTexts.RefusalTooLarge,
        LeptonFault.NotSmaller => AdminTexts.RefusalNotSmaller,
        LeptonFault.VerificationFailed => AdminTexts.RefusalMismatch,
        _ => AdminTexts.RefusalDamaged,
    };

    public static string Of(TimeSpan time) =>
        time.TotalDays >= 1 ? Format(AdminTexts.TimeDays, time.Days, time.Hours)
        : time.TotalHours >= 1 ? Format(AdminTexts.TimeHours, time.Hours, time.Minutes)
        : Format(AdminTexts.TimeMinutes, Math.Max(1, (int)Math.Ceiling(time.TotalMinutes)));

    static string Format(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
