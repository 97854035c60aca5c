using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;
using RupnManager.Domain.Textes;
using Colonnes = RupnManager.Services.Etablissements.Annuaire.ColonnesDeLAnnuaire;
using Valeurs = RupnManager.Services.Etablissements.Annuaire.ValeursDeLAnnuaire;

namespace RupnManager.Services.Etablissements.Annuaire;

/// <summary>Les académies et départements de référence : code de l'académie par code de département.</summary>
public sealed record Territoire(IReadOnlySet<string> Academies, IReadOnlyDictionary<string, string> AcademieDuDepartement);

/// <summary>Une ligne triée : sa fiche si elle est retenue, sinon la règle qui l'écarte et ce qu'elle dit.</summary>
public sealed record LigneTriee(LigneLue Ligne, FicheAnnuaire? Fiche, SortDeLigne? Ecart, string? Motif);

/// <summary>Décide de chaque ligne : un EPLE public du ministère est retenu, les autres sont mis à part, les lignes fausses refusées.</summary>
public sealed class TriDeLAnnuaire(Territoire territoire, DateOnly aujourdhui)
{
    private const string EducationNationale = "education nationale";

    public LigneTriee Trier(LigneLue ligne)
    {
        try
        {
            if (ligne.Defaut is { } defaut) return new(ligne, null, SortDeLigne.Refusee, defaut);
            if (MiseAPart(ligne) is { } motif) return new(ligne, null, SortDeLigne.MiseAPart, motif);
            return new(ligne, Lire(ligne), null, null);
        }
        catch (RegleMetierException refus)
        {
            return new(ligne, null, SortDeLigne.Refusee, refus.Message);
        }
    }

    private string? MiseAPart(LigneLue ligne)
    {
        var statut = TexteDeRecherche.Normaliser(ligne[Colonnes.Statut]);
        if (statut.StartsWith("prive", StringComparison.Ordinal)) return ReglesDesMissions.EtablissementPrive.Phrase;
        if (statut != "public") throw ReglesDeLAnnuaire.StatutInconnu.Refus(("saisie", ligne[Colonnes.Statut]));
        var nature = Nature(ligne);
        if (NatureUai.Type(nature) is null) return ReglesDeLAnnuaire.PasUnEple.Dire(("nature", $"{nature} {ligne[Colonnes.LibelleDeNature]}".Trim()));
        var ministere = Obligatoire(ligne, Colonnes.Ministere, LigneDImport.LongueurDuMotif / 2);
        if (!TexteDeRecherche.Normaliser(ministere).Contains(EducationNationale, StringComparison.Ordinal))
            return ReglesDeLAnnuaire.AutreMinistere.Dire(("ministere", ministere));
        return PasEncoreOuvert(ligne) ? ReglesDeLAnnuaire.PasEncoreOuvert.Phrase : null;
    }

    private bool PasEncoreOuvert(LigneLue ligne) =>
        TexteDeRecherche.Normaliser(ligne[Colonnes.Etat]) == "a ouvrir" || Valeurs.Date(ligne[Colonnes.Ouverture]) > aujourdhui;

    private FicheAnnuaire Lire(LigneLue ligne)
    {
        var uai = Uai.Lire(ligne[Colonnes.Uai]);
        var (departement, academie) = Situer(ligne);
        return new()
        {
            Uai = uai,
            Nom = Obligatoire(ligne, Colonnes.Nom, Etablissement.LongueurDuNom),
            Nature = Nature(ligne),
            CodeAcademie = academie,
            CodeDepartement = departement,
            Commune = Obligatoire(ligne, Colonnes.Commune, Etablissement.LongueurDeLaCommune),
            Ouvert = ligne[Colonnes.Etat] is { Length: > 0 } etat ? new Lu<bool>(!TexteDeRecherche.Normaliser(etat).StartsWith("ferme", StringComparison.Ordinal)) : null,
            Bassin = Facultatif(ligne, Colonnes.Bassin, Etablissement.LongueurDeLaCommune),
            Adresse = Adresse(ligne),
            CodePostal = Facultatif(ligne, Colonnes.CodePostal, Etablissement.LongueurDuCodePostal, Valeurs.CodePostal),
            Telephone = Facultatif(ligne, Colonnes.Telephone, Etablissement.LongueurDuTelephone, v => Valeurs.Telephone(v, departement)),
            Courriel = Facultatif(ligne, Colonnes.Courriel, Etablissement.LongueurDuCourriel),
            Effectif = Effectif(ligne),
            Position = Position(ligne),
        };
    }

    private (string Departement, string Academie) Situer(LigneLue ligne)
    {
        var (departement, academie) = (Valeurs.Departement(ligne[Colonnes.Departement]), Valeurs.Academie(ligne[Colonnes.Academie]));
        if (!territoire.AcademieDuDepartement.TryGetValue(departement, out var attendue))
            throw ReglesDeLAnnuaire.DepartementInconnu.Refus(("saisie", ligne[Colonnes.Departement]));
        if (!territoire.Academies.Contains(academie)) throw ReglesDeLAnnuaire.AcademieInconnue.Refus(("saisie", ligne[Colonnes.Academie]));
        return academie == attendue
            ? (departement, academie)
            : throw ReglesDeLAnnuaire.DepartementAilleurs.Refus(("departement", departement), ("academie", attendue), ("saisie", academie));
    }

    private static int Nature(LigneLue ligne) =>
        Valeurs.Entier(ligne[Colonnes.Nature]) ?? throw ReglesDeLAnnuaire.SansNature.Refus(("saisie", ligne[Colonnes.Nature]));

    private static string Obligatoire(LigneLue ligne, string colonne, int maximum) => ligne[colonne] is { Length: > 0 } valeur
        ? Borner(valeur, colonne, maximum)
        : throw ReglesDeLAnnuaire.ValeurAbsente.Refus(("colonne", colonne));

    private static Lu<string?>? Facultatif(LigneLue ligne, string colonne, int maximum, Func<string, string>? remettreEnForme = null)
    {
        if (!ligne.A(colonne)) return null;
        var valeur = ligne[colonne];
        return new Lu<string?>(valeur.Length == 0 ? null : Borner(remettreEnForme?.Invoke(valeur) ?? valeur, colonne, maximum));
    }

    private static Lu<string?>? Adresse(LigneLue ligne)
    {
        string[] colonnes = [Colonnes.Adresse1, Colonnes.Adresse2, Colonnes.Adresse3];
        if (!colonnes.Any(ligne.A)) return null;
        var adresse = string.Join(", ", colonnes.Select(c => ligne[c]).Where(v => v.Length > 0));
        return new Lu<string?>(adresse.Length == 0 ? null : Borner(adresse, Colonnes.Adresse1, Etablissement.LongueurDeLAdresse));
    }

    private static Lu<int?>? Effectif(LigneLue ligne)
    {
        if (!ligne.A(Colonnes.Effectif)) return null;
        var (saisie, nombre) = (ligne[Colonnes.Effectif], Valeurs.Entier(ligne[Colonnes.Effectif]));
        return saisie.Length == 0 || nombre is not null ? new Lu<int?>(nombre) : null;
    }

    private static Lu<Position?>? Position(LigneLue ligne)
    {
        if (!ligne.A(Colonnes.Latitude) || !ligne.A(Colonnes.Longitude)) return null;
        var (latitude, longitude) = (ligne[Colonnes.Latitude], ligne[Colonnes.Longitude]);
        if (latitude.Length + longitude.Length == 0) return new Lu<Position?>(null);
        return Valeurs.Situer(latitude, longitude) is { } position ? new Lu<Position?>(position) : null;
    }

    private static string Borner(string valeur, string colonne, int maximum) => valeur.Length <= maximum
        ? valeur
        : throw ReglesDeLAnnuaire.ValeurLongue.Refus(("colonne", colonne), ("nombre", valeur.Length), ("maximum", maximum));
}
