; Part of the installer for Windows (electron-builder's nsis.include). Offers the program for .har files under "Open with" and leaves the
; default as it is: https://learn.microsoft.com/windows/win32/shell/how-to-include-an-application-on-the-open-with-dialog-box

!define HALO_HAR_CLASS "HaloTroubleshooter.har"

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\${HALO_HAR_CLASS}" "" "Recorded web traffic (HAR)"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${HALO_HAR_CLASS}\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${HALO_HAR_CLASS}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Classes\.har\OpenWithProgids" "${HALO_HAR_CLASS}" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\SupportedTypes" ".har" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
!macroend

!macro customUnInstall
  ; An update runs the old version's removal first and puts all of this back at once.
  DeleteRegKey SHELL_CONTEXT "Software\Classes\${HALO_HAR_CLASS}"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.har\OpenWithProgids" "${HALO_HAR_CLASS}"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"
  ; Links to the program are registered by the program itself, for the user who started it.
  ${ifNot} ${isUpdated}
    DeleteRegKey HKCU "Software\Classes\halo-troubleshooter"
  ${endif}
!macroend
