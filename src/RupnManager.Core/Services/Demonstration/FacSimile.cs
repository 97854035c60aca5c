using RupnManager.Domain.Dates;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Pdf.Description;
using RupnManager.Pdf.Moteur;

namespace RupnManager.Services.Demonstration;

/// <summary>Tient lieu de la copie numérisée d'une lettre signée à la main : le texte de l'acte et la mention des trois signatures.</summary>
internal static class FacSimile
{
    public static byte[] De(LettreDeMission lettre, IEnumerable<(Etape Etape, SignataireManuscrit Signataire)> signataires, DateTime quand)
    {
        var acte = lettre.Acte;
        return MoteurPdf.Rendre(new DocumentPdf
        {
            Titre = $"{acte.Titre} {acte.Reference}, copie de démonstration",
            Auteur = acte.Etablissement,
            EtabliLe = new DateTimeOffset(quand, TimeSpan.Zero),
            Pied = new("Copie de démonstration d'un document signé à la main"),
            Blocs =
            [
                new Titre(1, acte.Titre),
                .. acte.Passages.Where(p => p.Genre is not (Genre.Titre or Genre.SousTitre)).Select(p => new Paragraphe(p.Texte)),
                .. signataires.Select(s => new Paragraphe(
                    $"{s.Signataire.Designation}, {s.Signataire.Qualite} : signé à la main le {s.Signataire.Le.EnLettres()}.")),
            ],
        });
    }
}
