using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Activites;

/// <summary>Ce que le RUPN note d'une activité. Un compteur vide vaut « non compté », pas zéro.</summary>
public sealed record SaisieDActivite
{
    public required DateOnly Date { get; init; }
    public required int Minutes { get; init; }
    public required NatureDActivite Nature { get; init; }

    /// <summary>La clause de la lettre servie ; celle que la nature propose si elle n'est pas dite.</summary>
    public string? Rubrique { get; init; }
    public int? Enseignants { get; init; }
    public int? Eleves { get; init; }
    public string? Texte { get; init; }

    /// <summary>Vrai quand une durée de plus de douze heures a été confirmée.</summary>
    public bool DureeConfirmee { get; init; }
}

/// <summary>Une action datée du relevé d'un RUPN, dans sa mission.</summary>
public sealed class Activite : IDeLAnnee
{
    public const int LongueurDuTexte = 500;
    public const int LongueurDeLaRubrique = 80;
    public const int LongueurDeLaCle = 200;
    public const int MinutesDUnJour = 24 * 60;
    public const int MinutesAConfirmer = 12 * 60;
    public const int CompteurMaximal = 5000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid MissionId { get; init; }
    public Mission? Mission { get; set; }
    public required Guid PersonneId { get; init; }
    public required Guid EtablissementId { get; init; }
    public required AnneeScolaire Annee { get; init; }

    /// <summary>D'où elle vient : tirée par l'appareil pour n'être envoyée qu'une fois, ou l'événement d'un agenda. Unique dans la mission.</summary>
    public required string Cle { get; init; }
    public DateOnly Date { get; private set; }
    public int Minutes { get; private set; }
    public NatureDActivite Nature { get; private set; }
    public string Rubrique { get; private set; } = "";
    public int? Enseignants { get; private set; }
    public int? Eleves { get; private set; }
    public string? Texte { get; private set; }
    public DateTime NoteeLe { get; private set; }

    /// <summary>Présent quand elle a été retirée du relevé : elle ne compte plus, sa trace reste.</summary>
    public DateTime? RetireeLe { get; private set; }
    public int Version { get; private set; }

    /// <summary>Texte sans accent ni majuscule, pour chercher.</summary>
    public string Recherche { get => Textes.TexteDeRecherche.Normaliser(Texte ?? "", Nature.Libelle()); private set { } }

    /// <summary>Note une activité. Refus : ceux de <see cref="Ecrire"/>.</summary>
    public static Activite Noter(Mission mission, SaisieDActivite saisie, string cle, DateTime quand)
    {
        var activite = new Activite
        {
            MissionId = mission.Id, Mission = mission, PersonneId = mission.Personnel!.PersonneId, EtablissementId = mission.EtablissementId,
            Annee = mission.Annee, Cle = cle,
        };
        activite.Ecrire(saisie, quand);
        return activite;
    }

    /// <summary>Écrit ou corrige. Refus : activite.dates, activite.duree, activite.duree-longue, activite.rubrique, activite.compteur, activite.texte.</summary>
    public void Ecrire(SaisieDActivite saisie, DateTime quand)
    {
        var mission = Mission!;
        if (RetireeLe is not null) throw ReglesDesActivites.Retiree.Refus();
        if (saisie.Date < mission.Debut || saisie.Date > mission.Terme)
            throw ReglesDesActivites.Dates.Refus(("debut", mission.Debut.EnChiffres()), ("fin", mission.Terme.EnChiffres()));
        if (saisie.Minutes is <= 0 or > MinutesDUnJour) throw ReglesDesActivites.Duree.Refus();
        if (saisie.Minutes > MinutesAConfirmer && !saisie.DureeConfirmee)
            throw ReglesDesActivites.DureeLongue.Refus(("duree", Durees.EnHeures(saisie.Minutes)));
        var rubrique = string.IsNullOrWhiteSpace(saisie.Rubrique) ? saisie.Nature.Decrire().Rubrique : saisie.Rubrique.Trim();
        if (rubrique is null || rubrique.Length > LongueurDeLaRubrique) throw ReglesDesActivites.Rubrique.Refus();
        if (saisie.Enseignants is < 0 or > CompteurMaximal) throw ReglesDesActivites.Compteur.RefusSur("Enseignants", ("maximum", CompteurMaximal));
        if (saisie.Eleves is < 0 or > CompteurMaximal) throw ReglesDesActivites.Compteur.RefusSur("Eleves", ("maximum", CompteurMaximal));
        var texte = string.IsNullOrWhiteSpace(saisie.Texte) ? null : saisie.Texte.Trim();
        if (texte?.Length > LongueurDuTexte) throw ReglesDesActivites.TexteLong.Refus(("maximum", LongueurDuTexte));
        if (texte is null && saisie.Nature is NatureDActivite.Autre) throw ReglesDesActivites.AutreSansTexte.Refus();
        (Date, Minutes, Nature, Rubrique) = (saisie.Date, saisie.Minutes, saisie.Nature, rubrique);
        (Enseignants, Eleves, Texte, NoteeLe) = (saisie.Enseignants, saisie.Eleves, texte, quand);
        Version++;
    }

    /// <summary>Vrai si la saisie redit ce qui est déjà noté : il n'y a rien à corriger.</summary>
    public bool Redit(SaisieDActivite saisie) =>
        (Date, Minutes, Nature, Rubrique, Enseignants, Eleves) == (saisie.Date, saisie.Minutes, saisie.Nature, saisie.Rubrique ?? Rubrique, saisie.Enseignants, saisie.Eleves)
        && (Texte ?? "") == (saisie.Texte ?? "").Trim();

    /// <summary>Retire l'activité du relevé, avec sa trace au journal.</summary>
    public void Retirer(DateTime quand)
    {
        if (RetireeLe is not null) throw ReglesDesActivites.Retiree.Refus();
        RetireeLe = quand;
        Version++;
    }
}

/// <summary>Un fichier joint à une activité : PDF, JPEG ou PNG, contrôlé par son contenu.</summary>
public sealed class PieceJointe
{
    public const int LongueurDuNom = 150;
    public const int TailleMaximale = 5 * 1024 * 1024;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ActiviteId { get; init; }
    public Activite? Activite { get; set; }
    public required string Nom { get; init; }
    public required string TypeDeContenu { get; init; }
    public required byte[] Octets { get; init; }
    public required string Empreinte { get; init; }
    public required DateTime JointeLe { get; init; }

    /// <summary>Le type d'un contenu reconnu par ses premiers octets ; rien s'il n'est pas admis. Refus ailleurs : piece.type.</summary>
    public static string? Reconnaitre(ReadOnlySpan<byte> octets) =>
        octets.StartsWith("%PDF-"u8) ? "application/pdf"
        : octets.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : octets.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png" : null;
}
