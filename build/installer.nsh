!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Directory\shell\Subcool" "" "Open in Subcool"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Directory\shell\Subcool" "Icon" "$INSTDIR\${APP_EXECUTABLE_FILENAME}"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Directory\shell\Subcool" "AppliesTo" 'System.FileName:"*.subcool"'
  WriteRegStr SHELL_CONTEXT "Software\Classes\Directory\shell\Subcool\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
!macroend

!macro customUnInstall
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Directory\shell\Subcool"
!macroend
