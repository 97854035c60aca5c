using RupnManager.Domain.Dates;
using RupnManager.Pdf.Description;
using RupnManager.Pdf.Moteur;

namespace RupnManager.Pdf;

/// <summary>Le dossier de preuve d'une lettre, à remettre à qui doute.</summary>
public static class DossierDePreuvePdf
{
    public static byte[] Rendre(DossierDePreuve dossier) => MoteurPdf.Rendre(Decrire(dossier));

    /// <summary>La table des matières du dossier.</summary>
    public static DocumentPdf Decrire(DossierDePreuve dossier) => new()
    {
        Titre = $"Dossier de preuve {dossier.Reference}",
        Auteur = dossier.Etablissement,
        Sujet = $"{dossier.Objet}, année scolaire {dossier.AnneeScolaire}",
        MotsCles = $"{dossier.Reference}, {dossier.Uai}, {dossier.AnneeScolaire}",
        EtabliLe = dossier.EtabliLe,
        EnTete = new EnTeteDePage($"{dossier.Etablissement}, {dossier.Uai}", $"Dossier de preuve {dossier.Reference}"),
        Pied = new PiedDePage($"{dossier.Reference} · version {dossier.Version}", "Dossier de preuve"),
        Blocs =
        [
            new Bandeau(
                [new(dossier.Academie), new(dossier.Etablissement, Gras: true), new(dossier.Uai)],
                [new($"Année scolaire {dossier.AnneeScolaire}", Gras: true), new(dossier.Reference)]),
            new Titre(1, "Dossier de preuve"),
            new SousTitre(dossier.Objet),
            .. Acte(dossier),
            .. Signatures("Signatures", "Aucune signature à ce jour.", dossier.Signatures),
            .. SansEffet(dossier),
            .. Scellement(dossier),
            .. CommentVerifier(dossier),
        ],
    };

    private static IEnumerable<Bloc> Acte(DossierDePreuve dossier) =>
    [
        new Titre(2, "L'acte"),
        new ListeDeValeurs(
        [
            new("Référence", $"{dossier.Reference}, version {dossier.Version}"),
            new("Modèle", dossier.Modele),
            new("État", dossier.Etat),
            new("Empreinte du contenu (SHA-256)", dossier.EmpreinteDuContenu),
            new("Dossier établi le", $"{dossier.EtabliLe.UtcDateTime.InstantEnLettres()} (heure de Paris)"),
        ]),
    ];

    private static IEnumerable<Bloc> Signatures(string titre, string siAucune, IReadOnlyList<PreuveDeSignature> signatures) =>
        signatures.Count == 0
            ? [new Titre(2, titre), new Paragraphe(siAucune)]
            : [new Titre(2, titre), .. signatures.SelectMany(Signature)];

    private static IEnumerable<Bloc> SansEffet(DossierDePreuve dossier) =>
        dossier.SansEffet.Count == 0 ? [] : Signatures("Signatures sans effet", "", dossier.SansEffet);

    private static IEnumerable<Bloc> Signature(PreuveDeSignature signature, int rang)
    {
        var valeurs = new List<Valeur>
        {
            new("Qualité", signature.Qualite),
            new("Signée le", $"{signature.Le.UtcDateTime.InstantEnLettres()} (heure de Paris), soit {signature.Le.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"),
            new("Moyen", signature.Moyen),
        };
        if (signature.Delegation is { } delegation)
            valeurs.Add(new("Délégation", delegation));
        if (signature.Motif is { } motif)
            valeurs.Add(new("Sans effet", motif));
        valeurs.Add(new("Empreinte du contenu", signature.EmpreinteDuContenu));
        valeurs.Add(new("Signature précédente", signature.EmpreintePrecedente ?? "aucune : première signature"));
        valeurs.Add(new("Empreinte de la signature", signature.Empreinte));
        yield return new Ensemble([new Titre(3, $"{rang + 1}. {signature.Nom}"), new ListeDeValeurs(valeurs)]);
    }

    private static IEnumerable<Bloc> Scellement(DossierDePreuve dossier)
    {
        yield return new Titre(2, "Scellement");
        if (dossier.Scellement is not { } scellement)
        {
            yield return new Paragraphe("Le fichier n'est pas encore scellé.");
            yield break;
        }
        yield return new ListeDeValeurs(
        [
            new("Code de vérification", scellement.Code),
            new("Scellé le", $"{scellement.Le.UtcDateTime.InstantEnLettres()} (heure de Paris)"),
            new("Empreinte du fichier (SHA-256)", scellement.EmpreinteDuFichier),
            new("Certificat du sceau", scellement.SujetDuCertificat),
            new("Empreinte du certificat", scellement.EmpreinteDuCertificat),
            new("Horodatage", Horodatage(scellement)),
        ]);
    }

    private static string Horodatage(PreuveDeScellement scellement) => scellement.HorodateLe is { } le
        ? $"{le.UtcDateTime.InstantEnLettres()} (heure de Paris), attesté par {scellement.Autorite}"
        : "aucune autorité d'horodatage n'a été demandée ; l'heure est celle du serveur";

    private static IEnumerable<Bloc> CommentVerifier(DossierDePreuve dossier) =>
    [
        new Titre(2, "Comment vérifier"),
        new Paragraphe("Les signatures de cette lettre sont des signatures électroniques simples. Chacune porte sur l'empreinte du contenu et sur celle de la signature qui la précède : changer un mot, une date ou l'ordre des signatures change les empreintes."),
        new Liste(
        [
            $"en ligne, sans compte : {dossier.AdresseDeVerification}, avec le code ou en déposant le PDF ;",
            "hors ligne : « pdfsig lettre.pdf » dit si le sceau est valide et couvre tout le fichier ; « pdfdetach -saveall lettre.pdf » en sort « preuve.json », qui redonne les signatures et leurs empreintes.",
        ]),
    ];
}
