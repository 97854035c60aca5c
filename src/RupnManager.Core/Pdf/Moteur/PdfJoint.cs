using PdfSharp.Pdf.IO;
using RupnManager.Pdf.Description;

namespace RupnManager.Pdf.Moteur;

/// <summary>Ce qu'on sait d'un PDF proposé en annexe : son nombre de pages, ou pourquoi on le refuse.</summary>
public sealed record ExamenDePdf(int Pages, string? Refus)
{
    public bool Accepte => Refus is null;
}

/// <summary>Examine un PDF fourni par une personne, par son contenu et non par son nom.</summary>
public static class PdfJoint
{
    private static ReadOnlySpan<byte> Entete => "%PDF-"u8;

    /// <summary>Ne lève pas : rend le nombre de pages, ou une phrase de refus (pas un PDF, protégé, illisible, vide).</summary>
    public static ExamenDePdf Verifier(byte[] contenu)
    {
        if (contenu.AsSpan(0, Math.Min(contenu.Length, 1024)).IndexOf(Entete) < 0)
            return Refuser("Ce fichier n'est pas un PDF.");
        if (GardeDuPdf.EstProtege(contenu))
            return Refuser("Ce PDF est protégé : enregistrez-le sans mot de passe ni restriction.");
        if (GardeDuPdf.EstTropEmboite(contenu))
            return Refuser("Ce PDF est trop complexe : imprimez-le en PDF, puis joignez le nouveau fichier.");
        try
        {
            var pages = MoteurPdf.SousLeVerrou(() => GardeDuPdf.SurUneGrandePile(() => NombreDePages(contenu)));
            if (pages == 0)
                return Refuser("Ce PDF ne contient aucune page.");
            MoteurPdf.Rendre(Essai(contenu));
            return new ExamenDePdf(pages, null);
        }
        catch (Exception)
        {
            return Refuser("Ce PDF est illisible : enregistrez-le à nouveau, puis recommencez.");
        }
    }

    /// <summary>Le nombre de pages d'un PDF fait ici : rien à examiner.</summary>
    internal static int Compter(byte[] contenu) => MoteurPdf.SousLeVerrou(() => NombreDePages(contenu));

    internal static int NombreDePages(byte[] contenu)
    {
        using var document = PdfReader.Open(new MemoryStream(contenu), PdfDocumentOpenMode.Import);
        return document.PageCount;
    }

    private static ExamenDePdf Refuser(string phrase) => new(0, phrase);

    /// <summary>Un fichier n'est accepté que si ses pages s'impriment vraiment.</summary>
    private static DocumentPdf Essai(byte[] contenu) => new()
    {
        Titre = "Essai",
        Auteur = "Essai",
        EtabliLe = DateTimeOffset.UnixEpoch,
        Pied = new PiedDePage("Essai"),
        Blocs = [new PagesJointes("Essai", contenu)],
    };
}
