using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using PdfSharp.Pdf;
using RupnManager.Pdf.Description;

namespace RupnManager.Pdf.Moteur;

/// <summary>Ce que la bibliothèque ne fait pas seule : fichiers joints PDF/A-3, métadonnées exactes, octets reproductibles.</summary>
internal static partial class Finition
{
    private const string Createur = "RupnManager";
    private static readonly string IdentifiantProvisoire = new('0', 16);

    public static byte[] Enregistrer(PdfDocument pdf, DocumentPdf document)
    {
        Renseigner(pdf, document);
        PiecesJointes.Ajouter(pdf, document.FichiersJoints, document.EtabliLe);
        var producteur = pdf.Info.Producer;

        using var flux = new MemoryStream();
        pdf.Save(flux, closeStream: false);
        var octets = RendreReproductible(flux.ToArray());

        var structure = new StructurePdf(octets);
        var metadonnees = MiseAJour.Flux("/Type/Metadata/Subtype/XML", Metadonnees.Xml(document, Createur, producteur));
        return Reecriture.Reecrire(octets, new Dictionary<int, byte[]> { [StructurePdf.Reference(structure.Objet(structure.Racine), "Metadata")] = metadonnees });
    }

    private static void Renseigner(PdfDocument pdf, DocumentPdf document)
    {
        pdf.Info.Title = document.Titre;
        pdf.Info.Author = document.Auteur;
        pdf.Info.Subject = document.Sujet;
        pdf.Info.Keywords = document.MotsCles;
        pdf.Info.Creator = Createur;
        pdf.Info.CreationDate = document.EtabliLe.UtcDateTime;
        pdf.Info.ModificationDate = document.EtabliLe.UtcDateTime;
        pdf.Internals.FirstDocumentID = IdentifiantProvisoire;
        pdf.Internals.SecondDocumentID = IdentifiantProvisoire;
    }

    /// <summary>
    /// Les préfixes de sous-ensemble de police et l'identifiant du fichier sont tirés au hasard : on les recalcule. Les métadonnées
    /// de la bibliothèque, que les nôtres remplacent, sont effacées.
    /// </summary>
    private static byte[] RendreReproductible(byte[] octets)
    {
        var noms = new Dictionary<string, string>();
        var texte = SousEnsemble().Replace(Encoding.Latin1.GetString(octets), trouve =>
        {
            if (!noms.TryGetValue(trouve.Groups[1].Value, out var nom))
                noms[trouve.Groups[1].Value] = nom = "AAAAA" + (char)('A' + noms.Count % 26);
            return $"/{nom}+Arimo";
        });
        texte = MetadonneesDeLaBibliotheque().Replace(texte, trouve => new string(' ', trouve.Length));
        var provisoire = Convert.ToHexString(Encoding.Latin1.GetBytes(IdentifiantProvisoire));
        var empreinte = Convert.ToHexString(SHA256.HashData(Encoding.Latin1.GetBytes(texte)))[..32];
        return Encoding.Latin1.GetBytes(texte.Replace(provisoire, empreinte, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"<\?xpacket begin.*?<\?xpacket end=.w.\?>", RegexOptions.Singleline)]
    private static partial Regex MetadonneesDeLaBibliotheque();

    [GeneratedRegex(@"/([A-Z]{6})\+Arimo")]
    private static partial Regex SousEnsemble();
}
