namespace RupnManager.Pdf.Scellement;

/// <summary>Le fichier n'a pas pu être scellé ; la lettre reste « à sceller » et l'essai peut être repris.</summary>
public class ScellementException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>L'autorité d'horodatage n'a pas répondu, ou mal : rien n'est scellé, l'heure locale ne la remplace jamais.</summary>
public sealed class HorodatageIndisponibleException(string message, Exception? cause = null) : ScellementException(message, cause);

/// <summary>Le certificat du sceau manque, ne s'ouvre pas ou ne peut pas signer.</summary>
public sealed class CertificatDeSceauException(string message, Exception? cause = null) : Exception(message, cause);
