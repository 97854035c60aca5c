using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Missions;
using RupnManager.Pdf;

namespace RupnManager.Services.Indemnites;

/// <summary>La lettre validée d'une mission, telle que le bordereau la cite.</summary>
internal sealed record LettreCitee(string Reference, DateTime ValideeLe);

/// <summary>Le bordereau tel qu'il part : les mêmes lignes en CSV et en PDF.</summary>
internal static class DocumentsDuBordereau
{
    private static readonly string[] Colonnes =
    [
        "annee_scolaire", "code_academie", "uai", "etablissement", "numero_bordereau", "numero_ordre", "civilite", "nom_usage", "nom_naissance", "prenom",
        "corps_grade", "statut", "regime", "fonction", "periode_debut", "periode_fin", "versement", "reference_lettre", "date_validation_lettre",
        "montant_propose", "motif_sous_minimum", "participation", "declarations_le", "declarations_par",
    ];

    public static byte[] Csv(Bordereau bordereau, IReadOnlyDictionary<Guid, LettreCitee> lettres) =>
        FichierCsv.Ecrire([Colonnes, .. bordereau.Lignes.Select((ligne, rang) => Cellules(bordereau, ligne, rang + 1, lettres.GetValueOrDefault(ligne.MissionId)))]);

    public static byte[] Pdf(Bordereau bordereau, Modalites modalites, IReadOnlyDictionary<Guid, LettreCitee> lettres) => BordereauPdf.Rendre(new()
    {
        Numero = bordereau.Numero, Academie = bordereau.Etablissement!.Academie!.NomComplet, Etablissement = bordereau.Etablissement.Nom,
        Uai = bordereau.Etablissement.Uai.Valeur, Annee = bordereau.Annee.ToString(), Regime = bordereau.Annee.NomDuRegime,
        EnvoyeLe = bordereau.EnvoyeLe!.Value, EnvoyePar = bordereau.EnvoyePar!, Qualite = bordereau.QualiteDeLEnvoi!, EmpreinteDuCsv = bordereau.Empreinte!,
        ConseilPedagogique = $"{modalites.DateConseilPedagogique!.Value.EnLettres()}, avis {modalites.Avis!.Value.Libelle()}",
        ConseilDAdministration = modalites.DateCA!.Value.EnLettres() + (bordereau.Annee.Regime is Regime.Ific
            ? ", modalités présentées" : $", avis : {modalites.Pour} pour, {modalites.Contre} contre, {modalites.Abstentions} abstentions"),
        Declarations = bordereau.Annee.Regime is Regime.Ific
            ? "assure l'intégralité de ses obligations de service (art. 1, décret n° 2010-1065) et n'a ni décharge ni heures supplémentaires pour cette fonction"
            : "n'a ni décharge, ni heures supplémentaires, ni autre rémunération pour cette mission",
        Total = bordereau.Lignes.Select(l => l.Propose).Total().ToString(),
        Lignes =
        [
            .. bordereau.Lignes.Select(l => new LigneDeBordereau(
                l.Personne!.Designation, l.Mission!.Fonction!.Libelle, l.Propose.ToString(), l.Participation, l.MotifSousMinimum,
                lettres.GetValueOrDefault(l.MissionId) is { } lettre ? $"{lettre.Reference}, validée le {lettre.ValideeLe.DateEnLettres()}" : null)),
        ],
    });

    private static string?[] Cellules(Bordereau bordereau, Attribution ligne, int rang, LettreCitee? lettre)
    {
        var (personne, mission) = (ligne.Personne!, ligne.Mission!);
        return
        [
            bordereau.Annee.ToString(), bordereau.CodeAcademie, bordereau.Etablissement!.Uai.Valeur, bordereau.Etablissement.Nom, bordereau.Numero, $"{rang}",
            personne.Civilite is Civilite.M ? "M." : "Mme", personne.NomUsage, personne.NomNaissance, personne.Prenom,
            mission.Personnel!.CorpsGrade, mission.Personnel.Titulaire ? "titulaire" : "non titulaire", bordereau.Annee.NomDuRegime, mission.Fonction!.Libelle,
            mission.Debut.EnChiffres(), mission.Terme.EnChiffres(), mission.Indemnisation is Indemnisation.Neuviemes ? "neuvièmes" : "unique",
            lettre?.Reference, lettre?.ValideeLe.JourDeParis().EnChiffres(), ligne.Propose.EnChiffres, ligne.MotifSousMinimum, ligne.Participation,
            ligne.DeclareLe.JourDeParis().EnChiffres(), ligne.DeclarePar,
        ];
    }
}
