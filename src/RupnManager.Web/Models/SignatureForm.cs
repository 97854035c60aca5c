using System.ComponentModel.DataAnnotations;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Web.Models;

/// <summary>Ce que la page de signature envoie.</summary>
public sealed class SignatureForm
{
    private const string PrefixeDuPng = "data:image/png;base64,";

    public string Empreinte { get; set; } = "";
    public bool Consentement { get; set; }

    [Display(Name = "Votre mot de passe")]
    public string? MotDePasse { get; set; }

    /// <summary>Le dessin facultatif, en PNG encodé.</summary>
    public string? Trace { get; set; }

    /// <summary>Où revenir ensuite, si l'on vient de la file de l'académie.</summary>
    public string? Suite { get; set; }

    public SignatureEnvoyee Envoi(Guid lettreId) => new()
    {
        LettreId = lettreId, EmpreinteLue = Empreinte, Consentement = Consentement, MotDePasse = MotDePasse, Trace = Octets(),
    };

    /// <summary>Un dessin illisible devient un PNG vide, que le service refuse avec sa phrase.</summary>
    private byte[]? Octets()
    {
        if (string.IsNullOrWhiteSpace(Trace)) return null;
        var octets = new byte[Trace.Length];
        return Trace.StartsWith(PrefixeDuPng, StringComparison.Ordinal)
            && Convert.TryFromBase64String(Trace[PrefixeDuPng.Length..], octets, out var ecrits) ? octets[..ecrits] : [];
    }
}

/// <summary>Le motif d'un refus ou d'un renvoi.</summary>
public sealed class MotifForm
{
    [Display(Name = "Motif")]
    public string? Motif { get; set; }

    /// <summary>Où revenir ensuite, si l'on vient de la file de l'académie.</summary>
    public string? Suite { get; set; }
}

/// <summary>La fin anticipée d'une mission.</summary>
public sealed class FinDeMissionForm
{
    [Display(Name = "Dernier jour de la mission")]
    [Required(ErrorMessage = "Indiquez le dernier jour de la mission.")]
    public DateOnly? DateFin { get; set; }

    [Display(Name = "Motif")]
    public string? Motif { get; set; }
}

/// <summary>La déclaration d'une lettre signée sur le papier.</summary>
public sealed class ManuscritForm
{
    [Display(Name = "Signée par le chef d'établissement le")]
    public DateOnly? DateDuChef { get; set; }

    [Display(Name = "Signée par le RUPN le")]
    public DateOnly? DateDuRupn { get; set; }

    [Display(Name = "Signée par le troisième signataire le")]
    public DateOnly? DateDuDan { get; set; }

    [Display(Name = "Nom du troisième signataire")]
    public string? NomDuDan { get; set; }

    [Display(Name = "Lieu où l'original est conservé")]
    public string? LieuOriginal { get; set; }

    public SignaturesManuscrites Envoi(Guid lettreId, string nom, byte[] octets) => new()
    {
        LettreId = lettreId, DateDuChef = DateDuChef, DateDuRupn = DateDuRupn, DateDuDan = DateDuDan, NomDuDan = NomDuDan,
        LieuDeLOriginal = LieuOriginal, NomDuFichier = nom, Octets = octets,
    };
}
